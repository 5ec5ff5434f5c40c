/** What the kill switch did, and all the connection had done before: for whoever has to answer for it. */
import { List, Stack, Text } from '@mantine/core'
import type { ConnectionReport, RevokedInfo, WorkflowInfo } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { calls, took, when } from '../words.ts'

function linesOf({ calls: asked, writes, workflows, agents, heard }: ConnectionReport): string[] {
  return [
    ...asked.map((one) => `${calls(one.calls)} for ${one.purpose}, the last ${when(one.last)}`),
    ...writes.map((one) => `${one.records} ${one.object} written (${one.operation}), ${one.undone} of them undone`),
    ...workflows.map((one) => `${one.workflowName}: ${one.runs} runs, ${one.records} records written`),
    ...agents.map((one) => `Agent ${one.name}: ${one.calls} calls, ${one.written} records written`),
    ...heard.map((one) => `${one.events} events of ${one.object} heard by ${one.feed}`),
  ]
}

export function KillReport({ revoked, stopped }: { revoked: RevokedInfo; stopped: WorkflowInfo[] }) {
  const { name, problem, instanceUrl, loginUrl, ms, report } = revoked
  const lines = linesOf(report)
  return (
    <Stack gap="xs" role="status">
      <Text fw={600}>Done after {took(ms)}</Text>
      <List size="sm">
        <List.Item>✓ Tokens and passwords of {name} were wiped here.</List.Item>
        <List.Item>
          {problem ? '✗ Salesforce could not be told; see below.' : '✓ The tokens were withdrawn at Salesforce.'}
        </List.Item>
        <List.Item>✓ No call goes out to {instanceUrl ?? loginUrl} any more.</List.Item>
        <List.Item>
          {stopped.length === 0
            ? 'No workflow listened there.'
            : `These hear nothing until it is connected again: ${stopped.map((one) => one.name).join(', ')}. Their runs wait, nothing is lost.`}
        </List.Item>
      </List>
      {problem ? <ProblemCard problem={problem} /> : null}
      <Text fw={600}>What it did since {when(report.since)}</Text>
      <List size="sm">
        {lines.length === 0 ? <List.Item>Nothing.</List.Item> : null}
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Stack>
  )
}
