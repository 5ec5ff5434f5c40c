/** Enter in the YAML pane: the next line begins below this one, deeper behind a colon, within the same entry of a list. */
import type { StateCommand } from '@codemirror/state'

export const newLine: StateCommand = ({ state, dispatch }) => {
  const { head } = state.selection.main
  const line = state.doc.lineAt(head)
  const before = line.text.slice(0, head - line.from)
  const blanks = /^\s*/.exec(before)?.[0].length ?? 0
  const inEntry = /^\s*- /.test(before) ? 2 : 0
  const deeper = /:\s*(?:[|>]-?)?\s*$/.test(before) ? 2 : 0
  dispatch(state.update(state.replaceSelection(`\n${' '.repeat(blanks + inEntry + deeper)}`), { scrollIntoView: true }))
  return true
}
