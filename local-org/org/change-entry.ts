/** A commit as the journal has it: changes of one kind to rows of one shape are written together. */
import type { ChangeType, Commit, RecordChange } from './changes.ts'
import type { Row, Value } from './schema.ts'
import { fits, type RowRun, runOf } from './store/row-run.ts'

interface ChangeRun extends RowRun {
  object: string
  type: ChangeType
  /** Left out for created rows: all their fields. */
  changed?: string[]
}

export interface CommitEntry extends Omit<Commit, 'changes'> {
  /** Its rows are already in the tables (compacted journal). */
  past?: true
  runs: ChangeRun[]
}

function joins(run: ChangeRun | undefined, { object, changeType, changedFields, row }: RecordChange): boolean {
  if (!run || run.object !== object || run.type !== changeType || !fits(run, row)) return false
  return run.changed === undefined || run.changed.join() === changedFields.join()
}

/** For the journal. The versions before are left out: they stand in earlier lines. */
export function toEntry({ changes, ...commit }: Commit): CommitEntry {
  const runs: ChangeRun[] = []
  for (const change of changes) {
    const { object, changeType: type, changedFields, row } = change
    const last = runs.at(-1)
    if (last && joins(last, change)) last.values.push(Object.values(row))
    else runs.push({ object, type, ...(type !== 'CREATE' && { changed: changedFields }), ...runOf(row) })
  }
  return { ...commit, runs }
}

/** `build` makes a row from names and values. */
export function fromEntry(
  { runs, past: _, ...commit }: CommitEntry,
  build: (object: string, names: string[], values: Value[]) => Row,
): Commit {
  const changes: RecordChange[] = []
  for (const { object, type, changed, names, values } of runs) {
    for (const list of values) {
      const row = build(object, names, list)
      changes.push({ object, id: row.Id, changeType: type, changedFields: changed ?? names, row })
    }
  }
  return { ...commit, changes }
}
