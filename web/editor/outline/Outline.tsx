/** The workflow as a tree, made for keys and for those who hear the page. */
import { Group, Text } from '@mantine/core'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { marks } from '../../flow/marks.ts'
import { AddStep } from '../AddStep.tsx'
import { stepKey } from '../stepKeys.ts'
import { useEditor } from '../useEditor.ts'
import { useMistakes } from '../useMistakes.ts'
import { type OutlineRow, outlineRows } from './rows.ts'

const jumps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

/** The row's own text, what hangs on it, and its mistakes. */
function RowText({ row, isOpen }: { row: OutlineRow; isOpen: boolean }) {
  const wrong = useMistakes().at(row.key)
  return (
    <span className="outline-text" style={{ paddingLeft: (row.level - 1) * 20 }}>
      <span aria-hidden className="outline-mark">
        {row.hasChildren ? (isOpen ? '▾' : '▸') : ''} {marks[row.kind] ?? ''}
      </span>
      <Text span fw={row.kind === 'branch' ? 400 : 600} size="sm">
        {row.label}
      </Text>
      <Text span size="xs" c="dimmed">
        {row.note}
      </Text>
      {wrong.length > 0 ? (
        <Text span size="xs" className="wrong">
          ✗ {wrong.map(({ what }) => what).join(' ')}
        </Text>
      ) : null}
    </span>
  )
}

function AddAfter({ row }: { row: OutlineRow }) {
  if (row.kind === 'trigger') return <AddButton label="at the beginning" list={['steps']} index={0} />
  if (row.list) return <AddButton label={`to ${row.label}`} list={row.list} index={0} />
  return <AddButton label={`after ${row.label}`} list={row.path.slice(0, -1)} index={Number(row.path.at(-1)) + 1} />
}

function AddButton({ label, list, index }: { label: string; list: OutlineRow['path']; index: number }) {
  return (
    <AddStep list={list} index={index}>
      <button type="button" className="flow-place" tabIndex={-1} aria-label={`Add a step ${label}`} data-add>
        +
      </button>
    </AddStep>
  )
}

export function Outline({ onOpen }: { onOpen: () => void }) {
  const editor = useEditor()
  const [closed, setClosed] = useState(new Set<string>())
  const rows = useMemo(() => outlineRows(editor.document, closed), [editor.document, closed])
  const tree = useRef<HTMLDivElement>(null)
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === editor.selected),
  )

  const goTo = (index: number) => {
    const row = rows[index]
    if (!row) return
    editor.select(row.key)
    tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[index]?.focus()
  }
  const fold = (key: string, open: boolean) => {
    const next = new Set(closed)
    if (open) next.delete(key)
    else next.add(key)
    setClosed(next)
  }
  const sideways = (event: KeyboardEvent, row: OutlineRow) => {
    const opens = event.key === 'ArrowRight'
    const isOpen = row.hasChildren && !closed.has(row.key)
    if (opens === isOpen) {
      const parent = rows.slice(0, at).findLastIndex(({ level }) => level < row.level)
      goTo(opens ? at + 1 : parent)
    } else fold(row.key, opens)
  }
  const onKey = (event: KeyboardEvent<HTMLElement>, row: OutlineRow) => {
    if (event.target !== event.currentTarget) return
    const jump = jumps[event.key]
    if (jump && !event.altKey) {
      event.preventDefault()
      goTo(jump(at, rows.length - 1))
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault()
      sideways(event, row)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      onOpen()
    } else if (event.key === '+' || event.key === 'a') {
      event.preventDefault()
      event.currentTarget.querySelector<HTMLElement>('[data-add]')?.click()
    } else stepKey(event, editor, row.path)
  }
  return (
    <div ref={tree} role="tree" aria-label="Outline" className="outline">
      {rows.map((row, index) => (
        <div
          key={row.key}
          role="treeitem"
          aria-level={row.level}
          aria-posinset={row.place}
          aria-setsize={row.of}
          aria-selected={row.key === editor.selected}
          {...(row.hasChildren ? { 'aria-expanded': !closed.has(row.key) } : {})}
          tabIndex={index === at ? 0 : -1}
          className="outline-row"
          onClick={() => editor.select(row.key)}
          onKeyDown={(event) => onKey(event, row)}
        >
          <Group justify="space-between" wrap="nowrap" gap="xs">
            <RowText row={row} isOpen={!closed.has(row.key)} />
            <AddAfter row={row} />
          </Group>
        </div>
      ))}
    </div>
  )
}
