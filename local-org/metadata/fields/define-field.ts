/** Makes a field definition of a CustomField component, refusing what cannot be in the words of the Metadata API. */

import type { FieldDef, Value } from '../../org/index.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factText } from '../facts.ts'
import { invalid, missing, unsupported } from '../refusals.ts'
import { type FieldKind, fieldKinds } from './kinds.ts'

export type FieldWish = Partial<FieldDef> & { name: string }

/** Throws OrgError. */
export function defineField(draft: Draft, name: string, facts: Facts): FieldWish {
  const kindName = factText(facts, 'type')
  if (kindName === undefined) throw missing('type')
  const kind = fieldKinds[kindName]
  if (!kind) throw unsupported(`fields of type ${kindName}`)
  const formula = factText(facts, 'formula')
  const label = factText(facts, 'label')
  if (!label) throw missing('label')
  checkNeeds(kindName, kind, facts, formula)
  const help = factText(facts, 'inlineHelpText')
  const field: FieldWish = {
    name,
    label,
    ...(formula === undefined ? {} : { formula }),
    ...(help ? { inlineHelpText: help } : {}),
    ...kind.define(facts),
    ...flags(facts),
    ...defaultOf(facts),
  }
  checkTargets(draft, field)
  return field
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

function defaultOf(facts: Facts): Partial<FieldDef> {
  const text = factText(facts, 'defaultValue')?.trim()
  if (!text) return {}
  const defaultValue = literal(text)
  return { defaultValue, ...(defaultValue === null ? {} : { defaultedOnCreate: true }) }
}

/** A default is a formula; the local org takes the constant ones. */
function literal(text: string): Value {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  const quoted = /^(["'])(.*)\1$/s.exec(text)
  if (quoted) return quoted[2] ?? ''
  throw unsupported(`default values that are calculated (${text})`)
}

function checkTargets(draft: Draft, field: FieldWish): void {
  for (const target of field.referenceTo ?? []) {
    if (draft.hasObject(target)) continue
    throw invalid(`referenceTo value of '${target}' does not resolve to a valid sObject type`, 'referenceTo')
  }
  if (!field.summary) return
  const { childObject, foreignKey } = field.summary
  if (draft.field(childObject, foreignKey)) return
  throw invalid(`summaryForeignKey: field ${childObject}.${foreignKey} does not exist`, 'summaryForeignKey')
}
