/** Keeps what tracked fields were before, in rows of the object's history. */
import { isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import type { Meta } from '../schema/meta.ts'

/** Where history is not called after its object. */
const NAMES: Record<string, string> = { Opportunity: 'OpportunityFieldHistory' }

function historyOf(context: RuleContext, meta: Meta): Meta | undefined {
  const usual = meta.def.custom ? meta.name.replace(/__c$/, '__History') : `${meta.name}History`
  return context.catalog.get(NAMES[meta.name] ?? usual)
}

/** Salesforce names a lookup's history after the relationship: 'Owner' for OwnerId. */
function shownName(meta: Meta, name: string): string {
  const field = meta.field(name)
  return field?.type === 'reference' && !field.custom ? name.replace(/Id$/, '') : name
}

export default {
  objects: 'all',
  order: 80,
  after(change, context) {
    const tracked = context.rulebook.history[change.meta.name]
    if (!tracked || (change.kind !== 'create' && change.kind !== 'update')) return
    const history = historyOf(context, change.meta)
    const parent = history?.references.find((field) => field.referenceTo?.includes(change.meta.name))?.name
    if (!history || !parent) return
    const parentId = change.after['Id'] ?? null
    if (change.kind === 'create') context.insert(history.name, { [parent]: parentId, Field: 'created' })
    for (const name of change.kind === 'update' ? tracked : []) {
      if (!isChanged(change, name)) continue
      const OldValue = change.before?.[name] ?? null
      const NewValue = change.after[name] ?? null
      context.insert(history.name, { [parent]: parentId, Field: shownName(change.meta, name), OldValue, NewValue })
    }
  },
} satisfies Rule
