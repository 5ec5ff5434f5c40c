/** What an event carried: the record, what it was before, and which run of ours it was caused by. */
import { Stack, Text } from '@mantine/core'
import type { EventInfo } from '../contract.ts'
import { FieldChanges } from './FieldChanges.tsx'
import { Json } from './Json.tsx'
import { RunLink } from './RunLink.tsx'

export function EventPanel({ event }: { event: EventInfo }) {
  const { before, record, cause, position } = event
  const changes = Object.entries(before ?? {}).map(([name, from]) => {
    return { name, label: name, from, to: record[name], changed: true }
  })
  return (
    <Stack gap="xs">
      {cause ? (
        <Text size="sm">
          Caused by <RunLink id={cause}>a run of ours</RunLink>.
        </Text>
      ) : null}
      <FieldChanges fields={changes} label={`What changed with event ${position}`} />
      <Json value={record} label={`Record of event ${position}`} />
    </Stack>
  )
}
