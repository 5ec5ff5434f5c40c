/** Field updates of workflow rules (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_workflow.htm#workflowfieldupdate). */

import { judgeFormula, type WorkflowFieldUpdate } from '../../org/index.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factText } from '../facts.ts'
import type { Ground } from '../ground.ts'
import { invalid, missing } from '../refusals.ts'
import { rowsOf } from '../rows.ts'
import { workingPart } from '../workflow-actions.ts'

type NewValue = WorkflowFieldUpdate['to']

/** What is known when a new value is read. */
interface Wish {
  ground: Ground
  facts: Facts
  /** Of the field that changes. */
  type: string
  object: string
}

/** How each operation tells the new value. */
const operations: Readonly<Record<string, (wish: Wish) => NewValue>> = {
  Formula: ({ facts }) => ({ formula: factText(facts, 'formula') ?? 'NULL' }),
  Literal: ({ facts, type }) => ({ value: literal(type, factText(facts, 'literalValue') ?? '') }),
  LookupValue: (wish) => ({ value: lookedUp(wish) }),
  NextValue: () => ({ step: 1 }),
  PreviousValue: () => ({ step: -1 }),
  Null: ({ type }) => ({ value: type === 'boolean' ? false : null }),
}

export default workingPart({
  type: 'WorkflowFieldUpdate',
  prefix: '04Y',
  element: 'fieldUpdates',
  order: 96,
  kept: 'updates',
  read(draft, { fullName, object }, facts) {
    const operation = factText(facts, 'operation') ?? (facts['formula'] === undefined ? 'Literal' : 'Formula')
    const read = operations[operation]
    if (!read) throw invalid(`'${operation}' is not a valid value for the enum 'FieldUpdateOperation'`, 'operation')
    const { changed, field, target } = placeOf(draft, object, facts)
    const formula = factText(facts, 'formula')
    if (operation === 'Formula' && formula) judgeFormula(formula, object, draft.fields, field.type)
    const wish = { ground: draft.ground, facts, type: field.type, object: changed }
    const about = { name: fullName, object, field: field.name, ...(target && { target }) }
    return () => ({ ...about, to: read(wish), reevaluates: factFlag(facts, 'reevaluateOnChange') })
  },
})

/** The field that changes, and the look-up that leads to its record where that is another one. Throws OrgError. */
function placeOf(draft: Draft, object: string, facts: Facts) {
  const name = factText(facts, 'field')
  if (!name) throw missing('field')
  const given = factText(facts, 'targetObject')
  const link = given ? (draft.field(object, given) ?? draft.fields.relationship(object, given)) : undefined
  if (given && !link) throw invalid(`In field: targetObject - no CustomField named ${object}.${given} found`)
  const changed = link?.referenceTo?.[0] ?? object
  const field = draft.field(changed, name)
  if (!field) throw invalid(`In field: field - no CustomField named ${changed}.${name} found`, 'field')
  const typed = { name: field.name, type: field.type ?? ('string' as const) }
  return { changed, field: typed, target: link && 'name' in link ? link.name : undefined }
}

const numbers = new Set(['double', 'int', 'currency', 'percent', 'long'])

function literal(type: string, text: string): string | number | boolean | null {
  if (type === 'boolean') return /^(1|true)$/i.test(text)
  if (text === '') return null
  return numbers.has(type) ? Number(text) : text
}

/** Kind of the record a look-up is set to -> its object, and the field that names it. */
const named: Readonly<Record<string, readonly [object: string, field: string]>> = {
  User: ['User', 'Username'],
  Queue: ['Group', 'DeveloperName'],
  RecordType: ['RecordType', 'DeveloperName'],
}

/** The id of the record that is named. Throws OrgError when there is none. */
function lookedUp({ ground, facts, object }: Wish): string {
  const kind = factText(facts, 'lookupValueType') ?? 'User'
  const name = factText(facts, 'lookupValue') ?? ''
  const [table = '', field = ''] = named[kind] ?? []
  const rows = rowsOf(ground, table).filter((row) => table !== 'RecordType' || row['SobjectType'] === object)
  const found = rows.find((row) => row[field] === name)
  if (!found) throw invalid(`In field: lookupValue - no ${kind} named ${name} found`, 'lookupValue')
  return found.Id
}
