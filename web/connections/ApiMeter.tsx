/** How much of the org's API allowance is used, and when it will be used up. */
import { Group, Progress, Stack, Text } from '@mantine/core'
import type { ConnectionBudget, ConnectionInfo } from '../contract.ts'
import { ago, when } from '../words.ts'

const colourAt = (percent: number) => (percent > 90 ? '#b02525' : percent > 80 ? '#8a5a00' : '#1864ab')

function forecast(budget: ConnectionBudget): string {
  if (budget.parkedSince)
    return `The org refuses calls since ${when(budget.parkedSince)}; it is asked again at ${when(budget.nextProbeAt)}.`
  if (budget.fullAt) return `At the pace of the last hour it is used up at ${when(budget.fullAt)}.`
  const own = Math.round(budget.own).toLocaleString()
  return `${own} of them were Rainmaker’s. At the pace of the last hour it will not be used up.`
}

interface Props {
  connection: ConnectionInfo
  budget: ConnectionBudget | undefined
}

export function ApiMeter({ connection: { apiUsed, apiLimit, apiSeenAt, name }, budget }: Props) {
  if (apiUsed === null || !apiLimit) return <Text size="sm">API calls: not asked yet</Text>
  const percent = (100 * apiUsed) / apiLimit
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text size="sm">
          {apiUsed.toLocaleString()} of {apiLimit.toLocaleString()} API calls used
        </Text>
        <Text size="xs" c="dimmed">
          {ago(apiSeenAt)}
        </Text>
      </Group>
      <Progress value={Math.max(percent, 0.5)} color={colourAt(percent)} aria-label={`API calls of ${name} used`} />
      {budget ? <Text size="xs">{forecast(budget)}</Text> : null}
    </Stack>
  )
}
