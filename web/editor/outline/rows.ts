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
  return [trigger, ...stepRows({ steps: document.steps, list: ['steps'], level: 1, before: 1 }, closed)]
}

/** Steps that stand side by side. */
interface Siblings {
  steps: StepShape[]
  list: Path
  level: number
  /** Rows that stand before them on their level. */
  before: number
}

function stepRows({ steps, list, level, before }: Siblings, closed: Set<string>): OutlineRow[] {
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
    return [row, ...branches.flatMap((_, at) => branchRows({ step, path, at, level: level + 1 }, closed))]
  })
}

/** Which branch of a step. */
interface BranchPlace {
  step: StepShape
  path: Path
  at: number
  level: number
}

function branchRows({ step, path, at, level }: BranchPlace, closed: Set<string>): OutlineRow[] {
  const branches = branchesOf(step)
  const branch = branches[at]
  if (!branch) return []
  const list = [...path, ...branch.at]
  const key = keyOf(list)
  const row: OutlineRow = {
    ...{ key, kind: 'branch', label: branch.label, note: branch.condition ?? '', level, path: list, list },
    ...{ hasChildren: branch.steps.length > 0, place: at + 1, of: branches.length },
  }
  if (closed.has(key)) return [row]
  return [row, ...stepRows({ steps: branch.steps, list, level: level + 1, before: 0 }, closed)]
}
