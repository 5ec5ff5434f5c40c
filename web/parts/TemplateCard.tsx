/** One ready-made workflow: what it does, what it is made of, put to use or run on the local org. */
import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { problemOf, send } from '../api.ts'
import type { TemplateInfo, WorkflowDetail } from '../contract.ts'
import { ProblemCard } from './ProblemCard.tsx'
import { StatusBadge } from './StatusBadge.tsx'

const mostUses = 6

/** Puts a template to use, to change it or to see it run; leads to what became of it. */
function useTaking({ id }: TemplateInfo) {
  const client = useQueryClient()
  const go = useNavigate()
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['templates'] })
    void client.invalidateQueries({ queryKey: ['workflows'] })
  }
  const take = useMutation({
    mutationFn: () => send<WorkflowDetail>('POST', `/templates/${id}/use`),
    onSuccess(workflow) {
      refresh()
      void go({ to: '/workflows/$name', params: { name: workflow.name } })
    },
  })
  const run = useMutation({
    mutationFn: () => send<WorkflowDetail>('POST', `/templates/${id}/try`),
    onSuccess(workflow) {
      refresh()
      void go({ to: '/runs', search: { workflow: workflow.name } })
    },
  })
  return { take, run, error: take.error ?? run.error }
}

export function TemplateCard({ template }: { template: TemplateInfo }) {
  const { name, description, trigger, uses, occasion, active } = template
  const { take, run, error } = useTaking(template)
  return (
    <Card withBorder component="article" aria-label={name}>
      <Stack gap="sm" h="100%">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={3} size="h5">
            {name}
          </Title>
          {active ? <StatusBadge status="active" /> : null}
        </Group>
        <Text size="sm">{description}</Text>
        <Group gap={4}>
          {[trigger, ...uses.slice(0, mostUses)].map((word) => (
            <Badge key={word} variant="default" tt="none" fw={400}>
              {word}
            </Badge>
          ))}
        </Group>
        {occasion ? (
          <Text size="sm" c="dimmed">
            On the local org: {occasion}
          </Text>
        ) : null}
        <Group mt="auto">
          {occasion ? (
            <Button
              size="xs"
              onClick={() => run.mutate()}
              loading={run.isPending}
              aria-label={`Run it on the local org: ${name}`}
            >
              Run it on the local org
            </Button>
          ) : null}
          <Button
            size="xs"
            variant="default"
            onClick={() => take.mutate()}
            loading={take.isPending}
            aria-label={`Use and change it: ${name}`}
          >
            Use and change it
          </Button>
        </Group>
        {error ? <ProblemCard problem={problemOf(error)} /> : null}
      </Stack>
    </Card>
  )
}
