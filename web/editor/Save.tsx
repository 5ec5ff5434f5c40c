/** Keeping what was edited: as a new version, as a file, as a copy. */
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { problemOf, send } from '../api.ts'
import type { WorkflowDetail } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { useEditor } from './useEditor.ts'

function download(name: string, text: string): void {
  const link = Object.assign(document.createElement('a'), {
    href: URL.createObjectURL(new Blob([text], { type: 'application/yaml' })),
    download: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.yaml`,
  })
  link.click()
  URL.revokeObjectURL(link.href)
}

interface Props {
  /** Null while it was never saved. */
  workflow: WorkflowDetail | null
  onSaved: (name: string) => void
}

export function Save({ workflow, onSaved }: Props) {
  const { source, document: edited } = useEditor()
  const client = useQueryClient()
  const isSaved = source === workflow?.source
  const save = useMutation({
    mutationFn: () => send<WorkflowDetail>('POST', '/workflows', { source }),
    async onSuccess(saved) {
      notifications.show({ message: `Saved as version ${saved.version} of ${saved.name}.` })
      client.setQueryData(['workflow', saved.name], saved)
      await client.invalidateQueries({ queryKey: ['workflow', saved.name, 'versions'] })
      await client.invalidateQueries({ queryKey: ['workflows'] })
      onSaved(saved.name)
    },
  })
  return (
    <>
      <Group gap="xs">
        {workflow?.active && !isSaved ? (
          <Text size="xs" c="dimmed">
            It is on: what is saved counts from the next event on.
          </Text>
        ) : null}
        <Button variant="default" onClick={() => download(edited.name, source)}>
          Export
        </Button>
        <Button onClick={() => save.mutate()} loading={save.isPending} disabled={isSaved}>
          {isSaved ? 'Saved' : 'Save'}
        </Button>
      </Group>
      {save.error ? <ProblemCard problem={problemOf(save.error)} /> : null}
    </>
  )
}
