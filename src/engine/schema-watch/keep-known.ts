/** What counts as known after a look: all that is there now, and of what was lost how it was. */
import type { Loss } from './compare.ts'
import type { FieldSnapshot, Snapshot } from './snapshot.ts'

/** So a loss is told until the org is repaired or somebody accepts it, and what is new can be lost later. */
export function keepKnown(known: Snapshot, now: Snapshot | null, losses: Loss[]): Snapshot {
  if (!now) return known
  const lost = Map.groupBy(losses, ({ field }) => field ?? '')
  const was = new Map(known.fields.map((field) => [field.name, field]))
  const fields = now.fields.map((field) => keepField(was.get(field.name), field, lost.has(field.name)))
  const gone = known.fields.filter(({ name }) => !now.fields.some((field) => field.name === name))
  const rights = new Set((lost.get('') ?? []).map(({ was: right }) => right))
  const types = new Map([...known.recordTypes, ...now.recordTypes].map((one) => [one.id, one]))
  return {
    ...now,
    queryable: now.queryable || rights.has('queryable'),
    createable: now.createable || rights.has('createable'),
    updateable: now.updateable || rights.has('updateable'),
    deletable: now.deletable || rights.has('deletable'),
    fields: [...fields, ...gone],
    recordTypes: [...types.values()],
  }
}

/** One that came into being as a required one was, to the workflows, not there: it is kept as optional. */
function keepField(known: FieldSnapshot | undefined, now: FieldSnapshot, isLost: boolean): FieldSnapshot {
  if (!isLost) return now
  if (!known) return { ...now, required: false }
  return { ...known, values: [...new Set([...known.values, ...now.values])] }
}
