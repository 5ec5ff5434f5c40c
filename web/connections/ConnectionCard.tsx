/** A connection: status word, where and as whom, what it may, how full the allowance is; tested, paused, connected again, ended. */
import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core'
import type { ConnectionBudget, ConnectionInfo } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { StatusBadge } from '../parts/StatusBadge.tsx'
import { ApiMeter } from './ApiMeter.tsx'
import { ConnectionActions } from './ConnectionActions.tsx'

const flows: Record<string, string> = {
  web: 'a person signed in',
  'client-credentials': 'client credentials',
  jwt: 'JWT bearer',
}

function Facts({ connection }: { connection: ConnectionInfo }) {
  const { username, userId, orgId, scopes, flow, apiVersion } = connection
  const facts: [string, string | null][] = [
    ['User', username ?? userId],
    ['Org', orgId],
    ['Scopes', scopes],
    ['Signed in by', flows[flow] ?? flow],
    ['API version', apiVersion],
  ]
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? 'not known yet'}</dd>
        </div>
      ))}
    </dl>
  )
}

interface Props {
  connection: ConnectionInfo
  budget?: ConnectionBudget | undefined
  /** Only what is needed at a glance. */
  brief?: boolean
}

export function ConnectionCard({ connection, budget, brief = false }: Props) {
  const { name, status, instanceUrl, loginUrl, username, problem } = connection
  return (
    <Card withBorder component="article" aria-label={`Connection ${name}`}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3} size="h5">
            {name}
          </Title>
          <StatusBadge status={status} />
        </Group>
        <Text size="sm">
          <Anchor href={instanceUrl ?? loginUrl} target="_blank" rel="noreferrer" underline="always">
            {instanceUrl ?? loginUrl}
          </Anchor>
          {brief && username ? ` as ${username}` : ''}
        </Text>
        {brief ? null : <Facts connection={connection} />}
        <ApiMeter connection={connection} budget={budget} />
        {problem ? <ProblemCard problem={problem} instanceUrl={instanceUrl} /> : null}
        <ConnectionActions connection={connection} brief={brief} />
      </Stack>
    </Card>
  )
}
