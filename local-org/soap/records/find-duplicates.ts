/** What the duplicate rules say of records that are not being saved. */

import { duplicateResult, duplicatesOf, matchedFields } from '../../org/index.ts'
import type { SoapCall } from '../soap-call.ts'
import type { Xml } from '../xml/write-xml.ts'
import { writeDuplicates } from './write-result.ts'

/** FindDuplicatesResult: one DuplicateResult for each active rule of the object, also for those that find nothing. */
export function findDuplicates(call: SoapCall, object: string, values: Readonly<Record<string, unknown>>): Xml {
  const rules = call.instance.org.rules.duplicateRules.filter((rule) => rule.active && rule.object === object)
  const known = Object.fromEntries(rules.flatMap(matchedFields).map((field) => [field, text(values[field])]))
  const id = typeof values['Id'] === 'string' ? { Id: values['Id'] } : {}
  const [table, accounts] = [call.view.table(object), call.view.table('Account')]
  return {
    duplicateResults: rules.map((rule) =>
      writeDuplicates(duplicateResult(rule, duplicatesOf(rule, { ...known, ...id }, table, accounts))),
    ),
    errors: [],
    success: true,
  }
}

function text(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
