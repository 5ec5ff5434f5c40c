/** Everything about one document in tabs that share its state: edit, dry run, versions, turn on. */
import { Group, Tabs } from '@mantine/core'
import { useEffect } from 'react'
import type { WorkflowDetail } from '../contract.ts'
import { Activation } from './activation/Activation.tsx'
import { EditorPane, type View, views } from './EditorPane.tsx'
import { NameInput } from './forms/NameInput.tsx'
import { Save } from './Save.tsx'
import { DryRun } from './trial/DryRun.tsx'
import { EditorProvider, useEditorState } from './useEditor.ts'
import { MistakesProvider, useMistakesState } from './useMistakes.ts'
import { TrialProvider, useTrialState } from './useTrial.ts'
import { Versions } from './versions/Versions.tsx'

interface Props {
  /** Null while it was never saved. */
  workflow: WorkflowDetail | null
  initial: string
  tab: string
  view: string
  onShow: (shown: { tab?: string; view?: View }) => void
  onSaved: (name: string) => void
}

/** Some are about what was saved. */
const tabs = [
  { value: 'edit', label: 'Edit', saved: false },
  { value: 'dry-run', label: 'Dry run', saved: false },
  { value: 'versions', label: 'Versions', saved: true },
  { value: 'turn-on', label: 'Turn on', saved: true },
]

/** Keys that work wherever the focus is, but in texts that have an undo of their own. */
function useKeys({ undo, redo }: { undo: () => void; redo: () => void }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inText =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable="true"]')
      if (inText || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undo, redo])
}

export function EditorTabs({ workflow, initial, tab, view, onShow, onSaved }: Props) {
  const editor = useEditorState(initial)
  const mistakes = useMistakesState(editor)
  const trial = useTrialState(editor.source, JSON.stringify(editor.document.trigger))
  useKeys(editor)
  const shown = views.find(({ value }) => value === view)?.value ?? 'canvas'
  const open = tabs.filter(({ saved }) => workflow || !saved)
  const here = open.find(({ value }) => value === tab)?.value ?? 'edit'
  return (
    <EditorProvider value={editor}>
      <MistakesProvider value={mistakes}>
        <TrialProvider value={trial}>
          {workflow ? null : <NameInput description="Others find it by its name" />}
          <Tabs value={here} onChange={(next) => onShow({ tab: next ?? 'edit' })} keepMounted={false}>
            <Group justify="space-between" align="flex-end">
              <Tabs.List>
                {open.map(({ value, label }) => (
                  <Tabs.Tab key={value} value={value}>
                    {label}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <Save workflow={workflow} onSaved={onSaved} />
            </Group>
            <Tabs.Panel value="edit" pt="sm">
              <EditorPane view={shown} onView={(next) => onShow({ view: next })} />
            </Tabs.Panel>
            <Tabs.Panel value="dry-run" pt="sm">
              <DryRun />
            </Tabs.Panel>
            {workflow ? (
              <>
                <Tabs.Panel value="versions" pt="sm">
                  <Versions name={workflow.name} />
                </Tabs.Panel>
                <Tabs.Panel value="turn-on" pt="sm">
                  <Activation workflow={workflow} />
                </Tabs.Panel>
              </>
            ) : null}
          </Tabs>
        </TrialProvider>
      </MistakesProvider>
    </EditorProvider>
  )
}
