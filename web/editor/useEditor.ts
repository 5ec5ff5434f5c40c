/** The state of the editor: the text with its history, what it says, what is selected. All panes share it. */
import { createContext, useCallback, useContext, useMemo, useReducer, useState } from 'react'
import type { Json } from '../json.ts'
import { type DocumentShape, keyOf, type Path } from './model/document-shape.ts'
import { insertStep, moveStep, removeStep, setAt, stepFrom, stepText } from './model/edit-source.ts'
import { fresh, historyAfter } from './model/history.ts'
import { type Addition, newStep } from './model/new-step.ts'
import { readSource, type TextMistake } from './model/read-source.ts'

export interface Editor {
  source: string
  document: DocumentShape
  mistakes: TextMistake[]
  /** Key of the selected place: 'trigger', 'steps/0', or '' for the document itself. */
  selected: string
  canUndo: boolean
  canRedo: boolean
  select(key: string): void
  /** The whole text, as it is typed. */
  type(source: string): void
  /** One value in its place; undefined takes it out. */
  set(path: Path, value: unknown): void
  add(list: Path, index: number, addition: Pick<Addition, 'id' | 'step'>, name?: string): void
  remove(path: Path): void
  move(path: Path, by: -1 | 1): void
  copy(path: Path): void
  /** What was copied, here or elsewhere; false when that is no step. */
  paste(list: Path, index: number): Promise<boolean>
  undo(): void
  redo(): void
  load(source: string): void
}

const context = createContext<Editor | null>(null)
export const EditorProvider = context.Provider

export function useEditor(): Editor {
  const editor = useContext(context)
  if (!editor) throw new TypeError('Parts of the editor stand inside of it')
  return editor
}

let copied = ''

/** Clipboards may be closed to pages; what was copied here is at hand all the same. */
const clipboardText = () => navigator.clipboard?.readText().catch(() => copied) ?? Promise.resolve(copied)

export function useEditorState(initial: string): Editor {
  const [history, change] = useReducer(historyAfter, initial, fresh)
  const [selected, select] = useState('trigger')
  const source = history.now
  const read = useMemo(() => readSource(source), [source])
  const edit = useCallback(
    (next: string, about = '') => change({ type: 'edit', source: next, about, at: Date.now() }),
    [],
  )
  return useMemo<Editor>(() => {
    const place = (list: Path, index: number, step: Json) => {
      edit(insertStep(source, list, index, step))
      select(keyOf([...list, index]))
    }
    return {
      source,
      ...read,
      selected,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      select,
      type: (next) => edit(next, 'text'),
      set: (path, value) => edit(setAt(source, path, value), keyOf(path)),
      add: (list, index, addition, name) => place(list, index, newStep(source, addition, name)),
      remove(path) {
        edit(removeStep(source, path))
        const index = Number(path.at(-1))
        select(index > 0 ? keyOf([...path.slice(0, -1), index - 1]) : 'trigger')
      },
      move(path, by) {
        const moved = moveStep(source, path, by)
        edit(moved.source)
        select(keyOf(moved.path))
      },
      copy(path) {
        copied = stepText(source, path)
        void navigator.clipboard?.writeText(copied).catch(() => undefined)
      },
      async paste(list, index) {
        const step = stepFrom(await clipboardText(), source) ?? stepFrom(copied, source)
        if (step) place(list, index, step)
        return step !== null
      },
      undo: () => change({ type: 'undo' }),
      redo: () => change({ type: 'redo' }),
      load: (next) => change({ type: 'load', source: next }),
    }
  }, [source, read, selected, history, edit])
}
