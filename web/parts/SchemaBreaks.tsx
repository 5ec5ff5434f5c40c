/** What changed in the orgs and will break active workflows: told before runs fail by it, with the fix; looked at again at once. */
import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, problemOf, send } from '../api.ts'
import type { SchemaBreak, SchemaChecked, SchemaInfo } from '../contract.ts'
import { ago } from '../words.ts'
import { ProblemCard } from './ProblemCard.tsx'
import { WorkflowLink } from './WorkflowLink.tsx'

const queryKey = ['schema']

export function SchemaBreaks() {
  const client = useQueryClient()
  const found = useQuery({ queryKey, queryFn: () => get<SchemaInfo>('/schema') })
  const again = useMutation({
    mutationFn: () => send<SchemaChecked>('POST', '/schema/check', {}),
    onSuccess: (answer) => client.setQueryData<SchemaInfo>(queryKey, answer),
  })
  const items = found.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card withBorder component="section" aria-label="Changes in the org">
      <Stack>
        <Group justify="space-between">
          <Title order={3} size="h5">
            The org has changed: this will break
          </Title>
          <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
            Look again
          </Button>
        </Group>
        {items.map((item) => (
          <Break key={`${item.workflowId} ${item.step} ${item.what}`} item={item} />
        ))}
        {again.error ? <ProblemCard problem={problemOf(again.error)} /> : null}
      </Stack>
    </Card>
  )
}

function Break({ item: { workflowName, step, connectionName, seenAt, what, why, fix } }: { item: SchemaBreak }) {
  return (
    <Stack gap={4} component="article" aria-label={`${workflowName}, ${step}`}>
      <Group gap="xs">
        <WorkflowLink name={workflowName} />
        <Badge variant="default" tt="none">
          {step}
        </Badge>
        <Text size="sm">
          {connectionName}, noticed {ago(seenAt)}
        </Text>
      </Group>
      <Text size="sm">
        {what} {why}
      </Text>
      <Text size="sm" fw={600}>
        {fix}
      </Text>
    </Stack>
  )
}
