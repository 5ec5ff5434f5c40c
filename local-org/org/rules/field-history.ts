/** Keeps what tracked fields were before, in rows of the object's history. */
import { isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import type { Meta } from '../schema/meta.ts'
import type { FieldDef, Value } from '../schema.ts'

/** Where history is not called after its object. */
const NAMES: Record<string, string> = { Opportunity: 'OpportunityFieldHistory' }

/** What history calls the types of fields; all others are text. */
const DATA_TYPES: Partial<Record<FieldDef['type'], string>> = {
  boolean: 'Boolean',
  currency: 'Currency',
  date: 'DateOnly',
  datetime: 'DateTime',
  double: 'Double',
  email: 'Email',
  int: 'Double',
  multipicklist: 'MultiEnum',
  percent: 'Percent',
  phone: 'Phone',
  picklist: 'DynamicEnum',
  textarea: 'MultiLineText',
  url: 'Url',
}

function historyOf(context: RuleContext, meta: Meta): Meta | undefined {
  const usual = meta.def.custom ? meta.name.replace(/__c$/, '__History') : `${meta.name}History`
  return context.catalog.get(NAMES[meta.name] ?? usual)
}

/** Salesforce names a lookup's history after the relationship: 'Owner' for OwnerId. */
function shownName({ type, custom, name }: FieldDef): string {
  return type === 'reference' && !custom ? name.replace(/Id$/, '') : name
}

interface Entry {
  DataType: string
  OldValue: Value
  NewValue: Value
}

/** Of longer fields, and of those with several choices, history tells that they were edited, not from what to what. */
const LONGEST_TOLD = 255

/** A changed look-up is told twice: by the names of the records, and by their ids. */
function entries(context: RuleContext, field: FieldDef, OldValue: Value, NewValue: Value): Entry[] {
  if (field.length > LONGEST_TOLD)
    return [{ DataType: DATA_TYPES[field.type] ?? 'Text', OldValue: null, NewValue: null }]
  if (field.type !== 'reference') return [{ DataType: DATA_TYPES[field.type] ?? 'Text', OldValue, NewValue }]
  const nameOf = (id: Value) => context.live(id)?.['Name'] ?? id
  return [
    { DataType: 'Text', OldValue: nameOf(OldValue), NewValue: nameOf(NewValue) },
    { DataType: 'EntityId', OldValue, NewValue },
  ]
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
      const field = change.meta.field(name)
      if (!field || !isChanged(change, name)) continue
      const [before, after] = [change.before?.[name] ?? null, change.after[name] ?? null]
      for (const entry of entries(context, field, before, after)) {
        context.insert(history.name, { [parent]: parentId, Field: shownName(field), ...entry })
      }
    }
  },
} satisfies Rule
