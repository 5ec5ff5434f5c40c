/** Turning a workflow on as a list of checks: what is in the way, what it will cost, from when on it hears. */
import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf, send } from '../../api.ts'
import type { Checklist, ChecklistItem, WorkflowDetail } from '../../contract.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { ProblemCard } from '../../parts/ProblemCard.tsx'
import { useEditor } from '../useEditor.ts'
import { useTrial } from '../useTrial.ts'
import { type StartChoice, StartPoint } from './StartPoint.tsx'

const marks = { ok: '✓', warn: '!', failed: '✗', open: '○' }
const words = { ok: 'fine', warn: 'look at this', failed: 'in the way', open: 'not known yet' }

function Item({ item }: { item: ChecklistItem }) {
  return (
    <List.Item className="check" data-state={item.state}>
      <Text span fw={600}>
        <span aria-hidden>{marks[item.state]} </span>
        {item.title}
      </Text>{' '}
      <Text span size="sm">
        ({words[item.state]}) {item.detail}
      </Text>
      {item.problem ? <ProblemCard problem={item.problem} /> : null}
    </List.Item>
  )
}

function Go({ workflow, blocked, choice }: { workflow: WorkflowDetail; blocked: boolean; choice: StartChoice }) {
  const client = useQueryClient()
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['workflow'] }),
      client.invalidateQueries({ queryKey: ['workflows'] }),
    ])
  const start = useMutation({
    mutationFn: () => send('POST', `/workflows/${workflow.id}/start`, choice),
    onSuccess: refresh,
  })
  return (
    <>
      <Group>
        <Button onClick={() => start.mutate()} loading={start.isPending} disabled={blocked || workflow.active}>
          {workflow.active ? 'It is on' : 'Turn on'}
        </Button>
        {blocked ? <Text size="sm">Something is in the way.</Text> : null}
      </Group>
      {start.error ? <ProblemCard problem={problemOf(start.error)} /> : null}
      {start.isSuccess ? (
        <Alert color="green" role="status">
          It is on: what happens from now on starts runs.
        </Alert>
      ) : null}
    </>
  )
}

/** Of the saved version; what is being edited is saved first. */
export function Activation({ workflow }: { workflow: WorkflowDetail }) {
  const { source } = useEditor()
  const { dryRun } = useTrial()
  const [choice, choose] = useState<StartChoice>({ from: 'now' })
  const checklist = useQuery({
    queryKey: ['checklist', workflow.id, workflow.version, dryRun.data?.id],
    queryFn: () => send<Checklist>('POST', '/drafts/checklist', { source: workflow.source }),
    staleTime: 0,
  })
  const isSaved = source === workflow.source
  return (
    <Stack maw={820}>
      <Title order={3} size="h4">
        Before it is turned on
      </Title>
      {isSaved ? null : (
        <Alert color="yellow">
          There are changes that are not saved; the list is about version {workflow.version}.
        </Alert>
      )}
      <Loaded query={checklist}>
        {({ items }) => (
          <>
            <List listStyleType="none" spacing="xs" aria-label="Checks">
              {items.map((item) => (
                <Item key={item.name} item={item} />
              ))}
            </List>
            <Group>
              <Button variant="default" loading={dryRun.isPending} onClick={dryRun.start}>
                Try it now, writing nothing
              </Button>
              <Button variant="default" loading={checklist.isFetching} onClick={() => checklist.refetch()}>
                Look again
              </Button>
            </Group>
            {dryRun.error ? <ProblemCard problem={problemOf(dryRun.error)} /> : null}
            <StartPoint workflowId={workflow.id} choice={choice} onChoose={choose} />
            <Go workflow={workflow} blocked={items.some(({ state }) => state === 'failed')} choice={choice} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}
