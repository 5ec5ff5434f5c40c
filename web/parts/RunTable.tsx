/** Runs in a table; a row opens the run. */
import { Text } from '@mantine/core'
import type { RunInfo } from '../contract.ts'
import { ago, took } from '../words.ts'
import { type Column, Rows } from './Rows.tsx'
import { RunLink } from './RunLink.tsx'
import { StatusBadge } from './StatusBadge.tsx'

function Named({ run }: { run: RunInfo }) {
  const more = [run.trial ? 'dry run' : null, run.outcome].filter(Boolean).join(', ')
  return (
    <>
      <RunLink id={run.id}>{run.recordName ?? run.recordId ?? run.id.slice(0, 8)}</RunLink>
      {more ? (
        <Text size="xs" c="dimmed">
          {more}
        </Text>
      ) : null}
    </>
  )
}

const columns: Column<RunInfo>[] = [
  { heading: 'Status', cell: ({ status }) => <StatusBadge status={status} /> },
  { heading: 'Record', cell: (run) => <Named run={run} /> },
  { heading: 'Workflow', cell: ({ workflowName }) => workflowName },
  { heading: 'Started', cell: ({ startedAt, queuedAt }) => ago(startedAt ?? queuedAt) },
  { heading: 'Took', right: true, cell: ({ ms }) => took(ms) },
  { heading: 'API calls', right: true, cell: ({ apiCalls }) => Number(apiCalls.toFixed(3)) },
]

export function RunTable({ runs }: { runs: RunInfo[] }) {
  return (
    <Rows
      label="Runs"
      columns={columns}
      rows={runs}
      keyOf={({ id }) => id}
      nothing="No run yet. Create a lead, and one appears here."
      striped
    />
  )
}
