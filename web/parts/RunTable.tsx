/** Runs in a table; a row opens the run. */
import { Table, Text } from '@mantine/core'
import type { RunInfo } from '../contract.ts'
import { ago, took } from '../words.ts'
import { RunLink } from './RunLink.tsx'
import { StatusBadge } from './StatusBadge.tsx'

function RunRow({ run }: { run: RunInfo }) {
  return (
    <Table.Tr>
      <Table.Td>
        <StatusBadge status={run.status} />
      </Table.Td>
      <Table.Td>
        <RunLink id={run.id}>{run.recordName ?? run.recordId ?? run.id.slice(0, 8)}</RunLink>
        {run.trial || run.outcome ? (
          <Text size="xs" c="dimmed">
            {[run.trial ? 'dry run' : null, run.outcome].filter(Boolean).join(', ')}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>{run.workflowName}</Table.Td>
      <Table.Td title={run.startedAt ?? run.queuedAt}>{ago(run.startedAt ?? run.queuedAt)}</Table.Td>
      <Table.Td ta="right">{took(run.ms)}</Table.Td>
      <Table.Td ta="right">{Number(run.apiCalls.toFixed(3))}</Table.Td>
    </Table.Tr>
  )
}

export function RunTable({ runs }: { runs: RunInfo[] }) {
  if (runs.length === 0) return <Text c="dimmed">No run yet. Create a lead, and one appears here.</Text>
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table striped highlightOnHover aria-label="Runs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Status</Table.Th>
            <Table.Th>Record</Table.Th>
            <Table.Th>Workflow</Table.Th>
            <Table.Th>Started</Table.Th>
            <Table.Th ta="right">Took</Table.Th>
            <Table.Th ta="right">API calls</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
