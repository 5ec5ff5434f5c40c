/** Keys that change the selected step, the same on the canvas and in the outline. */
import type { KeyboardEvent } from 'react'
import type { Path } from './model/document-shape.ts'
import type { Editor } from './useEditor.ts'

type Act = (editor: Editor, path: Path) => void

const after = (path: Path): [Path, number] => [path.slice(0, -1), Number(path.at(-1)) + 1]

const plain: Record<string, Act> = {
  Delete: (editor, path) => editor.remove(path),
  Backspace: (editor, path) => editor.remove(path),
}
const withAlt: Record<string, Act> = {
  ArrowUp: (editor, path) => editor.move(path, -1),
  ArrowDown: (editor, path) => editor.move(path, 1),
}
const withControl: Record<string, Act> = {
  c: (editor, path) => editor.copy(path),
  v: (editor, path) => void editor.paste(...after(path)),
  d: (editor, path) => {
    editor.copy(path)
    void editor.paste(...after(path))
  },
}

/** True when the key was one of these. Trigger and branches take none. */
export function stepKey(event: KeyboardEvent, editor: Editor, path: Path): boolean {
  if (typeof path.at(-1) !== 'number') return false
  const table = event.altKey ? withAlt : event.ctrlKey || event.metaKey ? withControl : plain
  const act = table[event.key]
  if (!act) return false
  event.preventDefault()
  act(editor, path)
  return true
}
