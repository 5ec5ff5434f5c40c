/** One org's API allowance: how full it is, what is left to others, who waits. */
import { Alert, Card, Group, Progress, Stack, Text } from '@mantine/core'
import type { ConnectionBudget } from '../contract.ts'
import { when } from '../words.ts'

const colours = { fine: '#1b6e2e', warn: '#8a5a00', slow: '#8a5a00', full: '#b02525' }
const levels = {
  fine: 'There is room.',
  warn: 'More than four fifths are used.',
  slow: 'Scarce: polls are rarer, writes are gathered longer.',
  full: 'Used up: what can wait waits, and goes on by itself.',
}

export function AllowanceCard({ budget }: { budget: ConnectionBudget }) {
  const { connectionName, level, used, limit, own, share, reserve } = budget
  const full = limit ? Math.min(100, ((used ?? 0) / limit) * 100) : 0
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Group justify="space-between">
          <Text fw={600}>{connectionName}</Text>
          <Text size="sm">
            {limit === null
              ? 'not heard yet'
              : `${(used ?? 0).toLocaleString()} of ${limit.toLocaleString()} calls in 24 hours`}
          </Text>
        </Group>
        <Progress
          value={full}
          color={colours[level]}
          size="lg"
          aria-label={`API allowance of ${connectionName} used`}
        />
        <Text size="sm">
          {levels[level]}
          {share === null
            ? ''
            : ` Rainmaker: ${Math.round(own).toLocaleString()} of its ${Math.round(share).toLocaleString()};`}{' '}
          {Math.round(reserve * 100)} % are left to other apps.
          {budget.fullAt ? ` At the pace of the last hour used up at ${when(budget.fullAt)}.` : ''}
        </Text>
        {budget.parkedSince ? (
          <Alert color="yellow" title="The org refuses calls">
            Since {when(budget.parkedSince)}. {budget.waiting} runs wait; the org is asked again at{' '}
            {when(budget.nextProbeAt)}.
          </Alert>
        ) : null}
      </Stack>
    </Card>
  )
}
