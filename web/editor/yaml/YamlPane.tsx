/** The document as its YAML, completed and checked while it is typed. */
import './yaml.css'
import { autocompletion } from '@codemirror/autocomplete'
import { type Diagnostic, linter, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState, Prec } from '@codemirror/state'
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view'
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Json } from '../../json.ts'
import { schemaQuery } from '../../queries.ts'
import { pathOf } from '../model/document-shape.ts'
import { rangeOf } from '../model/read-source.ts'
import { type Editor, useEditor } from '../useEditor.ts'
import { type Mistakes, useMistakes } from '../useMistakes.ts'
import { completeAt } from './complete.ts'
import { highlight } from './highlight.ts'
import { newLine } from './new-line.ts'
import { replaced } from './replaced.ts'

/** What the view's own functions read; it is filled anew at each render. */
interface Behind {
  editor: Editor
  schema: Json | undefined
}

function extensionsFor(behind: { current: Behind }) {
  const act = (verb: 'undo' | 'redo') => () => {
    behind.current.editor[verb]()
    return true
  }
  return [
    keymap.of([
      { key: 'Mod-z', run: act('undo') },
      { key: 'Mod-y', run: act('redo') },
      { key: 'Mod-Shift-z', run: act('redo') },
      ...lintKeymap,
    ]),
    // Behind the keys of completion, of which Enter takes the chosen word.
    Prec.low(keymap.of([{ key: 'Enter', run: newLine }])),
    drawSelection(),
    lineNumbers(),
    lintGutter(),
    linter(null),
    highlight,
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    // Long documents scroll: by keys as well, from the text that has the focus.
    EditorView.contentAttributes.of({ 'aria-label': 'Document (YAML)', spellcheck: 'false', tabindex: '0' }),
    autocompletion({
      override: [
        ({ state, pos, explicit }) => {
          const { schema } = behind.current
          const result = schema ? completeAt(state.doc.toString(), pos, schema) : null
          return result && (explicit || result.from < pos) ? result : null
        },
      ],
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) behind.current.editor.type(update.state.doc.toString())
    }),
  ]
}

function diagnosticsOf({ source, mistakes }: Editor, { all }: Mistakes): Diagnostic[] {
  const ofText = mistakes.map((one) => ({ ...one, severity: 'error' as const }))
  if (ofText.length > 0) return ofText
  return all.map(({ key, what, fix }) => ({
    ...rangeOf(source, pathOf(key)),
    severity: 'error' as const,
    message: `${what} ${fix}`,
  }))
}

export function YamlPane() {
  const editor = useEditor()
  const mistakes = useMistakes()
  const schema = useQuery(schemaQuery)
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const behind = useRef<Behind>({ editor, schema: schema.data })
  behind.current = { editor, schema: schema.data }

  useEffect(() => {
    if (!box.current) return
    const made = new EditorView({
      doc: behind.current.editor.source,
      extensions: extensionsFor(behind),
      parent: box.current,
    })
    view.current = made
    return () => made.destroy()
  }, [])
  useEffect(() => {
    const now = view.current
    if (now && now.state.doc.toString() !== editor.source)
      now.dispatch({ changes: replaced(now.state.doc.toString(), editor.source) })
  }, [editor.source])
  useEffect(() => {
    const now = view.current
    const length = now?.state.doc.length ?? 0
    const found = diagnosticsOf(editor, mistakes).filter(({ to }) => to <= length)
    if (now) now.dispatch(setDiagnostics(now.state, found))
  }, [editor, mistakes])
  return (
    <>
      <div ref={box} className="yaml-pane" />
      <Text size="xs" c="dimmed">
        Ctrl-Space completes. Escape, then Tab, leaves the text.
      </Text>
    </>
  )
}
