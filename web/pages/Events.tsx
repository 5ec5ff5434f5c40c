/** The event log: what was heard, in order. */
import { Accordion, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { EventInfo, Page } from '../../src/contract/index.ts'
import { get } from '../api.ts'
import { Json } from '../parts/Json.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { ago } from '../words.ts'

export function Events() {
  const events = useQuery({ queryKey: ['events'], queryFn: () => get<Page<EventInfo>>('/events?limit=50') })
  return (
    <Stack>
      <Title order={2} size="h3">
        Events
      </Title>
      <Loaded query={events}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">Nothing was heard yet.</Text>
          ) : (
            <Accordion variant="separated">
              {items.map((event) => (
                <Accordion.Item key={event.position} value={String(event.position)}>
                  <Accordion.Control>
                    <Group justify="space-between" pr="sm">
                      <Text>
                        {event.object} {event.change}: {event.recordName ?? event.recordId}
                      </Text>
                      <Text size="sm">
                        {event.echo ? 'our own change · ' : ''}
                        {ago(event.occurredAt)} · event {event.position} · {event.feed}
                      </Text>
                    </Group>
                  </Accordion.Control>
                  <Accordion.Panel>
                    <Json
                      value={event.before ? { before: event.before, record: event.record } : event.record}
                      label="Record"
                    />
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
          )
        }
      </Loaded>
    </Stack>
  )
}
