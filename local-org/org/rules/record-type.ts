/** The type of a new record is the user's default; it must be one the user may choose, and it narrows restricted picklists. */
import { type Change, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError } from '../schema.ts'
import { recordTypeRefusal } from '../values/record-type-refusal.ts'

/** What the record's type offers of its picklists. */
function choicesOf({ after }: Change, context: RuleContext) {
  return context.rulebook.recordTypeChoices[String(after['RecordTypeId'] ?? '')] ?? {}
}

function checkType(change: Change, context: RuleContext): void {
  const id = change.after['RecordTypeId'] ?? null
  if (id === null || !isChanged(change, 'RecordTypeId')) return
  const offered = context.recordTypes(change.meta.name).types.find((type) => type.id === id)
  if (offered?.available) return
  throw recordTypeRefusal(String(id))
}

/** A value a restricted picklist has, but not for this type of record, is refused like one it has not. */
function checkChoices(change: Change, context: RuleContext): void {
  for (const [name, { values }] of Object.entries(choicesOf(change, context))) {
    const field = change.meta.field(name)
    if (!field?.restrictedPicklist || !(isChanged(change, name) || isChanged(change, 'RecordTypeId'))) continue
    const given = String(change.after[name] ?? '')
    const wrong = given === '' ? undefined : given.split(';').find((value) => !values.includes(value))
    if (wrong === undefined) continue
    const words = `${field.label}: bad value for restricted picklist field: ${wrong}`
    throw new OrgError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', words, { fields: [name] })
  }
}

export default {
  objects: 'all',
  order: 5,
  before(change, context) {
    if (change.kind !== 'create' || !change.meta.has('RecordTypeId')) return
    if (!change.sent.has('RecordTypeId'))
      change.after['RecordTypeId'] ??= context.recordTypes(change.meta.name).defaultId
    for (const [name, { defaultValue }] of Object.entries(choicesOf(change, context))) {
      if (defaultValue !== undefined && !change.sent.has(name)) change.after[name] = defaultValue
    }
  },
  check(change, context) {
    if (change.kind === 'delete' || !change.meta.has('RecordTypeId')) return
    checkType(change, context)
    checkChoices(change, context)
  },
} satisfies Rule
