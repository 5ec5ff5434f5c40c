/** What can be done with the document and the selected step, as buttons. */
import { Button, Group } from '@mantine/core'
import { AddStep } from './AddStep.tsx'
import { pathOf } from './model/document-shape.ts'
import { useEditor } from './useEditor.ts'

export function StepTools() {
  const editor = useEditor()
  const { selected, canUndo, canRedo, undo, redo, move, remove, copy, paste, select } = editor
  const path = pathOf(selected)
  const isStep = typeof path.at(-1) === 'number'
  const list = isStep ? path.slice(0, -1) : ['steps']
  const behind = isStep ? Number(path.at(-1)) + 1 : 0
  return (
    <Group gap={6} role="toolbar" aria-label="Edit">
      <Button size="xs" variant="default" onClick={undo} disabled={!canUndo}>
        Undo
      </Button>
      <Button size="xs" variant="default" onClick={redo} disabled={!canRedo}>
        Redo
      </Button>
      <AddStep list={list} index={behind}>
        <Button size="xs" variant="default">
          Add step
        </Button>
      </AddStep>
      <Button size="xs" variant="default" disabled={!isStep} onClick={() => move(path, -1)}>
        Move up
      </Button>
      <Button size="xs" variant="default" disabled={!isStep} onClick={() => move(path, 1)}>
        Move down
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={!isStep}
        onClick={() => {
          copy(path)
          void paste(list, behind)
        }}
      >
        Duplicate
      </Button>
      <Button size="xs" variant="default" disabled={!isStep} onClick={() => remove(path)}>
        Remove
      </Button>
      <Button size="xs" variant="default" onClick={() => select('')}>
        Name and description
      </Button>
    </Group>
  )
}
