/** Makes the local org fail on purpose, to see what happens then. */
import { Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, problemOf, send } from '../api.ts'
import type { LocalOrgFault } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { type Column, Rows } from '../parts/Rows.tsx'
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

function timesOf({ applied, rule: { times } }: LocalOrgFault): string {
  return `${applied} of ${times === 0 ? 'any number' : (times ?? 1)}`
}

const columns: Column<LocalOrgFault>[] = [
  { heading: 'What happens', cell: ({ rule }) => rule.effect },
  { heading: 'To', cell: matchOf },
  { heading: 'Applied', cell: timesOf },
]

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
              <Rows label="Faults" columns={columns} rows={items} keyOf={({ id }) => id} minWidth={420} />
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
