/** What needs people: writes in doubt, and failures, those alike as one. */
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { InDoubtInfo, IssueInfo } from '../../src/contract/index.ts'
import { get } from '../api.ts'
import { InDoubtCard } from '../parts/InDoubtCard.tsx'
import { IssueCard } from '../parts/IssueCard.tsx'
import { Loaded } from '../parts/Loaded.tsx'

function InDoubt() {
  const inbox = useQuery({ queryKey: ['in-doubt'], queryFn: () => get<{ items: InDoubtInfo[] }>('/in-doubt') })
  return (
    <Loaded query={inbox}>
      {({ items }) => (
        <Stack component="section" aria-label="In doubt">
          <Title order={3} size="h4">
            In doubt
          </Title>
          {items.length === 0 ? <Text c="dimmed">No write is in doubt.</Text> : null}
          {items.map((one) => (
            <InDoubtCard key={`${one.runId} ${one.path}`} one={one} />
          ))}
        </Stack>
      )}
    </Loaded>
  )
}

function Failures() {
  const issues = useQuery({ queryKey: ['issues'], queryFn: () => get<{ items: IssueInfo[] }>('/issues') })
  return (
    <Loaded query={issues}>
      {({ items }) => (
        <Stack component="section" aria-label="Failures">
          <Title order={3} size="h4">
            Failures
          </Title>
          {items.length === 0 ? <Text c="dimmed">Nothing failed.</Text> : null}
          {items.map((issue) => (
            <IssueCard key={`${issue.workflowId} ${issue.code} ${issue.field}`} issue={issue} />
          ))}
        </Stack>
      )}
    </Loaded>
  )
}

export function Issues() {
  return (
    <Stack>
      <Title order={2} size="h3">
        Issues
      </Title>
      <InDoubt />
      <Failures />
    </Stack>
  )
}
