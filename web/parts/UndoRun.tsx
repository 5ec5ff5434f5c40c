/** Undoing a run: the button, the look at what would be done, and what was done. */
import { Alert, Badge, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { get, problemOf, send } from '../api.ts'
import type { UndoChange, UndoPlan } from '../contract.ts'
import { calls } from '../words.ts'
import { FieldChanges } from './FieldChanges.tsx'
import { Loaded } from './Loaded.tsx'
import { ProblemCard } from './ProblemCard.tsx'

const words = { restore: 'Restore', delete: 'Delete', undelete: 'Bring back', none: 'Leave' }

function Change({ change }: { change: UndoChange }) {
  const name = [change.object, change.recordName ?? change.recordId].filter(Boolean).join(' ')
  const fields = change.fields.map(({ now, ...field }) => ({ ...field, from: now, changed: true }))
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <Badge variant="default" tt="none">
          {words[change.does]}
        </Badge>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {change.done ? <Text size="sm">done</Text> : null}
      </Group>
      {change.why ? <Text size="sm">{change.why}</Text> : null}
      <FieldChanges fields={fields} label={`Fields of ${name}`} />
    </Stack>
  )
}

function Preview({ runId }: { runId: string }) {
  const query = useQuery({
    queryKey: ['undo', runId],
    queryFn: () => get<UndoPlan>(`/runs/${runId}/undo`),
    staleTime: 0,
    gcTime: 0,
  })
  const undo = useMutation({ mutationFn: () => send<UndoPlan>('POST', `/runs/${runId}/undo`) })
  return (
    <Loaded query={query}>
      {(preview) => {
        const plan = undo.data ?? preview
        const count = plan.changes.filter(({ does }) => does !== 'none').length
        return (
          <Stack>
            {plan.changes.length === 0 ? <Text>This run has changed nothing that could be undone.</Text> : null}
            {plan.changes.map((change) => (
              <Change key={`${change.connectionId} ${change.recordId} ${change.paths}`} change={change} />
            ))}
            {undo.data ? <Alert color="green">Done with {calls(undo.data.calls)}.</Alert> : null}
            {undo.error ? <ProblemCard problem={problemOf(undo.error)} /> : null}
            {count > 0 && !undo.data ? (
              <Button onClick={() => undo.mutate()} loading={undo.isPending}>
                Undo {count} {count === 1 ? 'record' : 'records'} with {calls(plan.calls)}
              </Button>
            ) : null}
          </Stack>
        )
      }}
    </Loaded>
  )
}

export function UndoRun({ runId }: { runId: string }) {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" onClick={open}>
        Undo …
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title="Undo this run"
        size="lg"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {opened ? <Preview runId={runId} /> : null}
      </Modal>
    </>
  )
}
