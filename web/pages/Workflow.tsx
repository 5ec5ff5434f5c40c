/** One workflow: its picture, and its document to read, check, save, turn on and off. */
import { Alert, Button, Group, Stack, Tabs, Text, Textarea, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { WorkflowDetail } from '../../src/contract/index.ts'
import { get, problemOf, send } from '../api.ts'
import { DryRun } from '../parts/DryRun.tsx'
import type { DocumentShape } from '../parts/flow.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { StatusBadge } from '../parts/StatusBadge.tsx'
import { WorkflowPicture } from '../parts/WorkflowPicture.tsx'

function Editor({ workflow }: { workflow: WorkflowDetail }) {
  const client = useQueryClient()
  const [source, setSource] = useState(workflow.source)
  const check = useMutation({ mutationFn: () => send('POST', '/workflows/check', { source }) })
  const save = useMutation({
    mutationFn: () => send<WorkflowDetail>('POST', '/workflows', { source }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workflow'] }),
  })
  const refusal = check.error ?? save.error
  return (
    <Stack>
      <Textarea
        label="Document (YAML)"
        autosize
        minRows={16}
        maxRows={40}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        styles={{ input: { fontFamily: 'monospace', fontSize: '0.85rem' } }}
        spellCheck={false}
      />
      <Group>
        <Button variant="default" onClick={() => check.mutate()} loading={check.isPending}>
          Check
        </Button>
        <Button onClick={() => save.mutate()} loading={save.isPending} disabled={source === workflow.source}>
          Save as a new version
        </Button>
      </Group>
      {refusal ? <ProblemCard problem={problemOf(refusal)} /> : null}
      {check.isSuccess && !refusal ? <Alert color="green">The workflow is fine.</Alert> : null}
    </Stack>
  )
}

function Pause({ workflow }: { workflow: WorkflowDetail }) {
  const client = useQueryClient()
  const flip = useMutation({
    mutationFn: () => send('POST', `/workflows/${workflow.id}/${workflow.pausedAt ? 'resume' : 'pause'}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workflow'] }),
  })
  return (
    <>
      <Button variant="default" onClick={() => flip.mutate()} loading={flip.isPending}>
        {workflow.pausedAt ? 'Resume' : 'Pause'}
      </Button>
      {flip.error ? <ProblemCard problem={problemOf(flip.error)} /> : null}
    </>
  )
}

function Switch({ workflow }: { workflow: WorkflowDetail }) {
  const client = useQueryClient()
  const flip = useMutation({
    mutationFn: () => send('POST', `/workflows/${workflow.id}/${workflow.active ? 'deactivate' : 'activate'}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workflow'] }),
  })
  return (
    <>
      <Button variant="default" onClick={() => flip.mutate()} loading={flip.isPending}>
        {workflow.active ? 'Turn off' : 'Turn on'}
      </Button>
      {flip.error ? <ProblemCard problem={problemOf(flip.error)} /> : null}
    </>
  )
}

export function Workflow() {
  const { name } = useParams({ strict: false }) as { name: string }
  const query = useQuery({
    queryKey: ['workflow', name],
    queryFn: () => get<WorkflowDetail>(`/workflows/${encodeURIComponent(name)}`),
  })
  return (
    <Loaded query={query}>
      {(workflow) => (
        <Stack>
          <Group justify="space-between">
            <Stack gap={2}>
              <Title order={2} size="h3">
                {workflow.name}
              </Title>
              {workflow.description ? <Text size="sm">{workflow.description}</Text> : null}
            </Stack>
            <Group>
              <StatusBadge status={workflow.pausedAt ? 'paused' : workflow.active ? 'active' : 'off'} />
              <Pause workflow={workflow} />
              <Switch workflow={workflow} />
            </Group>
          </Group>
          <Tabs defaultValue="picture" keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="picture">Picture</Tabs.Tab>
              <Tabs.Tab value="document">Document</Tabs.Tab>
              <Tabs.Tab value="dry-run">Dry run</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="picture" pt="sm">
              <WorkflowPicture document={workflow.document as DocumentShape} height={640} />
            </Tabs.Panel>
            <Tabs.Panel value="document" pt="sm">
              <Editor key={workflow.version} workflow={workflow} />
            </Tabs.Panel>
            <Tabs.Panel value="dry-run" pt="sm">
              <DryRun workflowId={workflow.id} />
            </Tabs.Panel>
          </Tabs>
        </Stack>
      )}
    </Loaded>
  )
}
