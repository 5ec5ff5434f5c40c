/** Failures grouped by their cause: one card each, with the fix. */
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { IssueInfo } from '../contract.ts'
import { IssueCard } from '../parts/IssueCard.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { SchemaBreaks } from '../parts/SchemaBreaks.tsx'
import { Screen } from '../parts/Screen.tsx'
import { connectionsQuery } from '../queries.ts'

export function Issues() {
  const issues = useQuery({ queryKey: ['issues'], queryFn: () => get<{ items: IssueInfo[] }>('/issues') })
  const connections = useQuery(connectionsQuery)
  const [only, ...others] = connections.data?.items ?? []
  const instanceUrl = others.length === 0 ? (only?.instanceUrl ?? null) : null
  return (
    <Screen title="Issues">
      <SchemaBreaks />
      <Loaded query={issues}>
        {({ items }) => (
          <Stack>
            {items.length === 0 ? (
              <Text>Nothing failed. When runs fail alike, they are one card here, with the fix.</Text>
            ) : null}
            {items.map((issue) => (
              <IssueCard
                key={`${issue.workflowId} ${issue.code} ${issue.field}`}
                issue={issue}
                instanceUrl={instanceUrl}
              />
            ))}
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}
