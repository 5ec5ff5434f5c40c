/** The event log: what was heard, in order; given to a workflow again where that is wished. */
import { Accordion, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { get, problemOf } from '../api.ts'
import type { EventInfo, Page } from '../contract.ts'
import { type EventsFilter, queryOf } from '../filters.ts'
import { EventPanel } from '../parts/EventPanel.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { ReplayEvents } from '../parts/ReplayEvents.tsx'
import { Screen } from '../parts/Screen.tsx'
import { ago } from '../words.ts'

const fields = [
  { name: 'object', label: 'Object', placeholder: 'Lead' },
  { name: 'change', label: 'Change', placeholder: 'created' },
  { name: 'record', label: 'Record id', placeholder: '00Q…' },
  { name: 'feed', label: 'Heard by', placeholder: 'polling' },
] as const

function Filters({ filter }: { filter: EventsFilter }) {
  const go = useNavigate({ from: '/events' })
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const given = new FormData(event.currentTarget)
          const entries = fields
            .map(({ name }) => [name, String(given.get(name) ?? '').trim()])
            .filter(([, value]) => value)
          void go({ search: Object.fromEntries(entries) })
        }}
      >
        <Group align="flex-end" gap="sm">
          {fields.map(({ name, ...field }) => (
            <TextInput
              key={`${name} ${filter[name] ?? ''}`}
              name={name}
              {...field}
              defaultValue={filter[name] ?? ''}
              spellCheck={false}
            />
          ))}
          <Button type="submit" variant="default">
            Find
          </Button>
        </Group>
      </form>
    </search>
  )
}

function EventLine({ event }: { event: EventInfo }) {
  return (
    <Group justify="space-between" pr="sm">
      <Text size="sm" fw={600}>
        {event.object} {event.change}: {event.recordName ?? event.recordId}
      </Text>
      <Text size="sm">
        {event.echo ? 'our own change · ' : ''}
        {ago(event.occurredAt)} · event {event.position} · {event.feed}
      </Text>
    </Group>
  )
}

export function Events() {
  const filter = useSearch({ from: '/events' })
  const events = useInfiniteQuery({
    queryKey: ['events', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) => get<Page<EventInfo>>(`/events?${queryOf(filter, { limit: '50', cursor: pageParam })}`),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const items = events.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Screen title="Events" actions={<ReplayEvents />}>
      <Filters filter={filter} />
      {events.error ? <ProblemCard problem={problemOf(events.error)} /> : null}
      {events.data && items.length === 0 ? (
        <Text c="dimmed">{Object.keys(filter).length ? 'No event fits this filter.' : 'Nothing was heard yet.'}</Text>
      ) : null}
      <Accordion variant="separated">
        {items.map((event) => (
          <Accordion.Item key={event.position} value={String(event.position)}>
            <Accordion.Control>
              <EventLine event={event} />
            </Accordion.Control>
            <Accordion.Panel>
              <EventPanel event={event} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <Stack align="flex-start">
        {events.hasNextPage ? (
          <Button variant="default" onClick={() => events.fetchNextPage()} loading={events.isFetchingNextPage}>
            Older events
          </Button>
        ) : null}
      </Stack>
    </Screen>
  )
}
