/** All runs, newest first: filtered by what stands in the address, live at its top, as many as there are. */
import { Skeleton, Switch, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { problemOf } from '../api.ts'
import { DemoLead } from '../parts/DemoLead.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { Screen } from '../parts/Screen.tsx'
import { RunFilters } from '../runs/RunFilters.tsx'
import { RunList } from '../runs/RunList.tsx'
import { useRuns } from '../runs/useRuns.ts'

export function Runs() {
  const filter = useSearch({ from: '/runs' })
  const go = useNavigate({ from: '/runs' })
  const [live, setLive] = useState(true)
  const { runs, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useRuns(filter, live)
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [isFetchingNextPage, fetchNextPage])
  return (
    <Screen title="Runs" actions={<DemoLead />}>
      <RunFilters filter={filter} onFilter={(next) => void go({ search: next, replace: true })} />
      <Switch
        label="Live: new runs appear on top"
        checked={live}
        onChange={(event) => setLive(event.currentTarget.checked)}
      />
      {error ? <ProblemCard problem={problemOf(error)} /> : null}
      {isPending && !error ? <Skeleton height={300} role="status" aria-label="Loading" /> : null}
      {!isPending && runs.length === 0 && !error ? (
        <Text c="dimmed">
          {Object.keys(filter).length > 0
            ? 'No run fits this filter.'
            : 'No run yet. Turn a workflow on, and runs appear here.'}
        </Text>
      ) : null}
      {runs.length > 0 ? <RunList runs={runs} hasMore={hasNextPage} onMore={more} /> : null}
    </Screen>
  )
}
