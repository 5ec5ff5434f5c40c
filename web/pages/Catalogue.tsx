/** What can be done and heard: search as you type, fields, try it. */
import { Accordion, Badge, Button, Group, JsonInput, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ActionInfo, ActionRun, TriggerInfo } from '../../src/contract/index.ts'
import { get, problemOf, send } from '../api.ts'
import { Json } from '../parts/Json.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { calls, took } from '../words.ts'

interface FieldSchema {
  type?: string
  description?: string
}

function Fields({ schema }: { schema: Record<string, unknown> }) {
  const { properties = {}, required = [] } = schema as { properties?: Record<string, FieldSchema>; required?: string[] }
  return (
    <Table aria-label="Fields">
      <Table.Tbody>
        {Object.entries(properties).map(([name, of]) => (
          <Table.Tr key={name}>
            <Table.Td>
              <Text fw={required.includes(name) ? 700 : 400} size="sm">
                {name}
                {required.includes(name) ? ' *' : ''}
              </Text>
            </Table.Td>
            <Table.Td>{of.type ?? 'any'}</Table.Td>
            <Table.Td>{of.description}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function TryIt({ action }: { action: ActionInfo }) {
  const [input, setInput] = useState(JSON.stringify(action.examples[0]?.input ?? {}, null, 2))
  const run = useMutation({
    mutationFn: () => send<ActionRun>('POST', `/actions/${action.id}/run`, { input: JSON.parse(input) as unknown }),
  })
  return (
    <Stack gap="xs">
      <JsonInput
        label={action.effect === 'read' ? 'Try it' : 'Run it (this writes to the connected org)'}
        value={input}
        onChange={setInput}
        autosize
        minRows={3}
        maxRows={16}
        formatOnBlur
        validationError="This is not JSON"
      />
      <Group>
        <Button size="xs" variant="default" onClick={() => run.mutate()} loading={run.isPending}>
          Run
        </Button>
        {run.data ? (
          <Text size="sm">
            {calls(run.data.apiCalls)}, {took(run.data.ms)}
          </Text>
        ) : null}
      </Group>
      {run.error ? <ProblemCard problem={problemOf(run.error)} /> : null}
      {run.data ? <Json value={run.data.results[0]} label="Result" /> : null}
    </Stack>
  )
}

function fits(words: string[], texts: (string | null)[]): boolean {
  const text = texts.join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}

export function Catalogue() {
  const [search, setSearch] = useState('')
  const actions = useQuery({
    queryKey: ['actions'],
    queryFn: () => get<{ items: ActionInfo[] }>('/actions'),
    staleTime: 60_000,
  })
  const triggers = useQuery({
    queryKey: ['triggers'],
    queryFn: () => get<{ items: TriggerInfo[] }>('/triggers'),
    staleTime: 60_000,
  })
  const words = useMemo(() => search.toLowerCase().split(/\s+/).filter(Boolean), [search])
  return (
    <Stack>
      <Title order={2} size="h3">
        Catalogue
      </Title>
      <TextInput
        label="Search"
        placeholder="lead, convert, query …"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Loaded query={actions}>
        {({ items }) => (
          <Accordion variant="separated">
            {items
              .filter((action) => fits(words, [action.id, action.title, action.describe, action.object]))
              .map((action) => (
                <Accordion.Item key={action.id} value={action.id}>
                  <Accordion.Control>
                    <Group gap="sm">
                      <Text fw={600}>{action.title}</Text>
                      <Text size="sm">{action.id}</Text>
                      <Badge variant="default" tt="none">
                        {action.effect}
                      </Badge>
                    </Group>
                  </Accordion.Control>
                  <Accordion.Panel>
                    <Stack>
                      <Text size="sm">{action.describe}</Text>
                      <Fields schema={action.input} />
                      <TryIt action={action} />
                    </Stack>
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
          </Accordion>
        )}
      </Loaded>
      <Title order={3} size="h4">
        Triggers
      </Title>
      <Loaded query={triggers}>
        {({ items }) => (
          <Table aria-label="Triggers">
            <Table.Tbody>
              {items
                .filter((trigger) => fits(words, [trigger.id, trigger.title, trigger.describe, trigger.object]))
                .map((trigger) => (
                  <Table.Tr key={trigger.id}>
                    <Table.Td>{trigger.title}</Table.Td>
                    <Table.Td>{trigger.id}</Table.Td>
                    <Table.Td>{trigger.describe}</Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        )}
      </Loaded>
    </Stack>
  )
}
