/** Runs that fit a filter, page by page as one scrolls, with those that arrive on top while the tail is live. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { get } from '../api.ts'
import type { Page, RunInfo } from '../contract.ts'
import { queryOf, type RunsFilter } from '../filters.ts'
import { watchRuns } from '../live.ts'

const pageSize = 100

function fits(run: RunInfo, { status, workflow, record, code, since, until }: RunsFilter): boolean {
  if (status && run.status !== status) return false
  if (workflow && run.workflowName !== workflow && run.workflowId !== workflow) return false
  if (record && run.recordId !== record) return false
  if (code && run.problem?.code !== code) return false
  return (!since || run.queuedAt >= since) && (!until || run.queuedAt < until)
}

/** The newest state of each run the stream told of, newest first. */
function useTail(live: boolean): Map<string, RunInfo> {
  const [told, setTold] = useState(new Map<string, RunInfo>())
  useEffect(() => {
    if (!live) return
    return watchRuns((run) => setTold((old) => new Map(old).set(run.id, run)))
  }, [live])
  return told
}

export function useRuns(filter: RunsFilter, live: boolean) {
  const told = useTail(live)
  const query = useInfiniteQuery({
    queryKey: ['run-list', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      get<Page<RunInfo>>(`/runs?${queryOf(filter, { limit: String(pageSize), cursor: pageParam })}`),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  })
  const runs = useMemo(() => {
    const read = query.data?.pages.flatMap((page) => page.items) ?? []
    const known = new Set(read.map(({ id }) => id))
    const arrived = [...told.values()].filter((run) => !known.has(run.id) && !run.trial && fits(run, filter))
    arrived.sort((a, b) => b.queuedAt.localeCompare(a.queuedAt))
    return [...arrived, ...read.map((run) => told.get(run.id) ?? run).filter((run) => fits(run, filter))]
  }, [query.data, told, filter])
  return { ...query, runs }
}
