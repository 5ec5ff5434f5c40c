/** Makes a field definition of a CustomField component, refusing what cannot be in the words of the Metadata API. */

import { type FieldDef, judgeFormula, type OrgError, type Value } from '../../org/index.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factText } from '../facts.ts'
import { invalid, missing, unsupported } from '../refusals.ts'
import { type FieldKind, fieldKinds } from './kinds.ts'

/** Types of fields Salesforce has besides, for external objects and its own set-up. */
const kindsOfOthers = new Set(['Array', 'ExternalLookup', 'File', 'IndirectLookup'])

export type FieldWish = Partial<FieldDef> & { name: string }

/** Throws OrgError. */
export function defineField(draft: Draft, object: string, name: string, facts: Facts): FieldWish {
  const kindName = factText(facts, 'type')
  if (kindName === undefined) throw missing('type')
  const kind = fieldKinds[kindName]
  if (!kind) throw unknownKind(kindName)
  const formula = factText(facts, 'formula')
  const label = factText(facts, 'label')
  if (!label) throw missing('label')
  checkNeeds(kindName, kind, facts, formula)
  const help = factText(facts, 'inlineHelpText')
  const field: FieldWish = {
    name,
    label,
    ...(formula === undefined ? {} : { formula, ...blanks(facts) }),
    ...(help ? { inlineHelpText: help } : {}),
    ...kind.define(facts, draft),
    ...flags(facts),
    ...defaultOf(facts),
  }
  checkTargets(draft, field)
  for (const one of [formula, field.defaultFormula]) {
    if (one !== undefined) judgeFormula(one, object, draft.fields, field.type ?? 'string', 'field')
  }
  return field
}

function unknownKind(kindName: string): OrgError {
  if (kindsOfOthers.has(kindName)) return unsupported(`fields of type ${kindName}`)
  return invalid(`'${kindName}' is not a valid value for the enum 'FieldType'`, 'type')
}

/** What the type of a field alone makes of it; nothing when the type is not known. Throws OrgError. */
export function kindOf(draft: Draft, facts: Facts): Partial<FieldDef> {
  return fieldKinds[factText(facts, 'type') ?? '']?.define(facts, draft) ?? {}
}

function checkNeeds(kindName: string, kind: FieldKind, facts: Facts, formula: string | undefined): void {
  if (formula !== undefined) {
    if (!kind.formula) throw invalid(`Can not specify 'formula' for a CustomField of type ${kindName}`, 'formula')
    return
  }
  for (const need of kind.needs) {
    if (facts[need] === undefined) throw invalid(`Must specify '${need}' for a CustomField of type ${kindName}`, need)
  }
}

function flags(facts: Facts): Partial<FieldDef> {
  const externalId = factFlag(facts, 'externalId')
  return {
    ...(factFlag(facts, 'required') ? { nillable: false } : {}),
    ...(factFlag(facts, 'unique') ? { unique: true } : {}),
    ...(externalId ? { externalId, idLookup: true } : {}),
    ...(factFlag(facts, 'caseSensitive') ? { caseSensitive: true } : {}),
  }
}

const blanks = (facts: Facts): Partial<FieldDef> =>
  factText(facts, 'formulaTreatBlanksAs') === 'BlankAsBlank' ? { formulaTreatBlanksAs: 'BlankAsBlank' } : {}

/** A default is a formula; one that is constant is told as a value. */
function defaultOf(facts: Facts): Partial<FieldDef> {
  const text = factText(facts, 'defaultValue')?.trim()
  if (!text) return {}
  const defaultValue = literal(text)
  if (defaultValue === undefined) return { defaultFormula: text, defaultedOnCreate: true }
  return { defaultValue, defaultedOnCreate: true }
}

function literal(text: string): Value | undefined {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  const quoted = /^(["'])([^"']*)\1$/s.exec(text)
  return quoted ? (quoted[2] ?? '') : undefined
}

function checkTargets(draft: Draft, field: FieldWish): void {
  for (const target of field.referenceTo ?? []) {
    if (draft.hasObject(target)) continue
    throw invalid(`referenceTo value of '${target}' does not resolve to a valid sObject type`, 'referenceTo')
  }
  if (!field.summary) return
  const { childObject, foreignKey, filters = [] } = field.summary
  if (!draft.field(childObject, foreignKey)) {
    throw invalid(`summaryForeignKey: field ${childObject}.${foreignKey} does not exist`, 'summaryForeignKey')
  }
  for (const filter of filters) {
    if (draft.field(childObject, filter.field)) continue
    throw invalid(`summaryFilterItems: field ${childObject}.${filter.field} does not exist`, 'summaryFilterItems')
  }
}
