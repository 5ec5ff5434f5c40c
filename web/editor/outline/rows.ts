/** The document as the rows of a tree: the trigger, steps, and branches between them. */

import { spoken } from '../../flow/draw.ts'
import {
  branchesOf,
  type DocumentShape,
  keyOf,
  kindOf,
  type Path,
  type StepShape,
  titleOf,
} from '../model/document-shape.ts'

export interface OutlineRow {
  key: string
  kind: string
  label: string
  note: string
  level: number
  path: Path
  /** Of a branch: the list it stands for. */
  list: Path | null
  hasChildren: boolean
  place: number
  of: number
}

/** @param closed keys of rows whose inside is not shown */
export function outlineRows(document: DocumentShape, closed: Set<string>): OutlineRow[] {
  const { on } = document.trigger
  const of = document.steps.length + 1
  const trigger: OutlineRow = {
    ...{ key: 'trigger', kind: 'trigger', label: on ? spoken(on) : 'No trigger yet', note: on, level: 1 },
    ...{ path: ['trigger'], list: null, hasChildren: false, place: 1, of },
  }
  return [trigger, ...stepRows(document.steps, ['steps'], 1, closed, 1)]
}

function stepRows(steps: StepShape[], list: Path, level: number, closed: Set<string>, before: number): OutlineRow[] {
  return steps.flatMap((step, index) => {
    const path = [...list, index]
    const key = keyOf(path)
    const branches = branchesOf(step)
    const kind = kindOf(step)
    const row: OutlineRow = {
      ...{ key, kind, label: titleOf(step), note: kind === 'action' ? String(step['action'] ?? '') : kind },
      ...{ level, path, list: null, hasChildren: branches.length > 0 },
      ...{ place: index + 1 + before, of: steps.length + before },
    }
    if (closed.has(key)) return [row]
    return [row, ...branches.flatMap((_, at) => branchRows(step, path, at, level + 1, closed))]
  })
}

function branchRows(step: StepShape, path: Path, at: number, level: number, closed: Set<string>): OutlineRow[] {
  const branches = branchesOf(step)
  const branch = branches[at]
  if (!branch) return []
  const list = [...path, ...branch.at]
  const key = keyOf(list)
  const row: OutlineRow = {
    ...{ key, kind: 'branch', label: branch.label, note: branch.condition ?? '', level, path: list, list },
    ...{ hasChildren: branch.steps.length > 0, place: at + 1, of: branches.length },
  }
  return closed.has(key) ? [row] : [row, ...stepRows(branch.steps, list, level + 1, closed, 0)]
}
