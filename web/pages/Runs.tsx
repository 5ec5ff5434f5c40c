/** All runs, newest first, by status. */
import { Button, Group, SegmentedControl, Stack, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Page, RunInfo } from '../../src/contract/index.ts'
import { get, problemOf } from '../api.ts'
import { DemoLead } from '../parts/DemoLead.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { RunTable } from '../parts/RunTable.tsx'
import { spoken } from '../words.ts'

const choices = ['all', 'running', 'waiting', 'succeeded', 'failed', 'in-doubt']

export function Runs() {
  const [status, setStatus] = useState('all')
  const [typed, setRecord] = useState('')
  const [record] = useDebouncedValue(typed.trim(), 250)
  const runs = useInfiniteQuery({
    queryKey: ['runs', status, record],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ limit: '50' })
      if (status !== 'all') query.set('status', status)
      if (record) query.set('record', record)
      if (pageParam) query.set('cursor', pageParam)
      return get<Page<RunInfo>>(`/runs?${query}`)
    },
    getNextPageParam: (page) => page.next ?? undefined,
  })
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h3">
          Runs
        </Title>
        <DemoLead />
      </Group>
      <Group>
        <SegmentedControl
          value={status}
          onChange={setStatus}
          data={choices.map((value) => ({ value, label: spoken(value) }))}
          aria-label="Status"
        />
        <TextInput
          placeholder="Salesforce record id"
          aria-label="Record id"
          value={typed}
          onChange={(event) => setRecord(event.currentTarget.value)}
        />
      </Group>
      {runs.error ? (
        <ProblemCard problem={problemOf(runs.error)} />
      ) : (
        <RunTable runs={runs.data?.pages.flatMap((page) => page.items) ?? []} />
      )}
      {runs.hasNextPage ? (
        <Button variant="default" onClick={() => runs.fetchNextPage()} loading={runs.isFetchingNextPage}>
          Older runs
        </Button>
      ) : null}
    </Stack>
  )
}
