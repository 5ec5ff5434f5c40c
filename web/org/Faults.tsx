/** Makes the local org fail on purpose, to see what happens then. */
import { Button, Group, NumberInput, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, problemOf, send } from '../api.ts'
import type { LocalOrgFault } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { effects } from './effects.ts'

function NewFault({ onSet }: { onSet: (rule: unknown) => void }) {
  const [effect, setEffect] = useState('unavailable')
  const [object, setObject] = useState('')
  const [times, setTimes] = useState<number | string>(1)
  const chosen = effects.find(({ value }) => value === effect)
  const set = () =>
    onSet({
      effect,
      times: Number(times),
      match: { client: 'Rainmaker', ...(object.trim() && { object: object.trim() }), ...chosen?.match },
      ...chosen?.with,
    })
  return (
    <Group align="flex-end">
      <Select
        label="What happens"
        data={effects.map(({ value, label }) => ({ value, label }))}
        value={effect}
        onChange={(next) => setEffect(next ?? effect)}
        allowDeselect={false}
        w={320}
      />
      <TextInput
        label="Only to calls about"
        placeholder="any object"
        value={object}
        onChange={(event) => setObject(event.currentTarget.value)}
      />
      <NumberInput label="How often" description="0 is for ever" min={0} value={times} onChange={setTimes} w={120} />
      <Button onClick={set}>Set the fault</Button>
    </Group>
  )
}

function matchOf({ rule }: LocalOrgFault): string {
  const entries = Object.entries(rule.match).map(([name, value]) => `${name} ${String(value)}`)
  return entries.join(', ') || 'any call'
}

export function Faults() {
  const client = useQueryClient()
  const faults = useQuery({
    queryKey: ['local-org', 'faults'],
    queryFn: () => get<{ items: LocalOrgFault[] }>('/local-org/faults'),
    refetchInterval: 2_000,
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['local-org'] })
  const set = useMutation({
    mutationFn: (rule: unknown) => send('POST', '/local-org/faults', rule),
    onSettled: refresh,
  })
  const clear = useMutation({ mutationFn: () => send('DELETE', '/local-org/faults'), onSettled: refresh })
  const error = set.error ?? clear.error
  return (
    <Stack>
      <NewFault onSet={set.mutate} />
      {error ? <ProblemCard problem={problemOf(error)} /> : null}
      <Loaded query={faults}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">No fault is set: the org does as it should.</Text>
          ) : (
            <>
              <Table aria-label="Faults">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>What happens</Table.Th>
                    <Table.Th>To</Table.Th>
                    <Table.Th>Applied</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((fault) => (
                    <Table.Tr key={fault.id}>
                      <Table.Td>{fault.rule.effect}</Table.Td>
                      <Table.Td>{matchOf(fault)}</Table.Td>
                      <Table.Td>
                        {fault.applied} of {fault.rule.times === 0 ? 'any number' : (fault.rule.times ?? 1)}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
              <Group>
                <Button variant="default" onClick={() => clear.mutate()} loading={clear.isPending}>
                  Take all faults away
                </Button>
              </Group>
            </>
          )
        }
      </Loaded>
    </Stack>
  )
}
