/** Puts the values of records into a text: '{!Account.Name}' (https://developer.salesforce.com/docs/platform/api/guide/sforce-api-calls-renderemailtemplate.html). */

import { OrgError } from '../org/index.ts'
import { rowOfId } from '../soap/records/row-of-id.ts'
import { runQuery } from '../soql/index.ts'
import type { Desk } from './desk.ts'

/** The records a text may name: a person, and what it is about. */
export interface Subjects {
  whoId: string | undefined
  whatId: string | undefined
}

/** Why a field could not be filled in. `offset` counts characters from the start of the text. */
export interface MergeFault {
  fieldName: string
  message: string
  offset: number
  statusCode: string
}

export const people = new Set(['Contact', 'Lead', 'User'])

const fieldForm = /\{!\s*(\w+)\.([\w.]+)\s*\}/g

/** The text with its fields filled in, their values as `spell` writes them; one of an object that was not given is empty. */
export function mergeFields(
  desk: Desk,
  text: string,
  subjects: Subjects,
  spell = (value: string) => value,
): { merged: string; faults: MergeFault[] } {
  const ids = idsByObject(desk, subjects)
  const faults: MergeFault[] = []
  const merged = text.replace(fieldForm, (asked: string, object: string, path: string, offset: number) => {
    try {
      return spell(mergedValue(desk, object, path, ids))
    } catch (failure) {
      if (!(failure instanceof OrgError)) throw failure
      faults.push({ fieldName: `${object}.${path}`, message, offset, statusCode: 'EMAIL_TEMPLATE_MERGEFIELD_ERROR' })
      return asked
    }
  })
  return { merged, faults }
}

/** [K] Which words Salesforce has for it nothing public tells. */
const message = 'The merge field does not exist'

/** Ids by lower-case names of objects: those given, the caller and the organization. */
function idsByObject(desk: Desk, { whoId, whatId }: Subjects): ReadonlyMap<string, string> {
  const given = [whoId, whatId].flatMap((id) => (id === undefined ? [] : (rowOfId(desk, id) ?? [])))
  return new Map([
    ['organization', desk.org.id],
    ['user', desk.userId],
    ['sender', desk.userId],
    ...given.map(({ object, row }): [string, string] => [object.name.toLowerCase(), row.Id]),
    ...given.flatMap(({ object, row }): [string, string][] => (people.has(object.name) ? [['recipient', row.Id]] : [])),
  ])
}

/** The value as text. Throws OrgError for what the org does not know. */
function mergedValue(desk: Desk, named: string, path: string, ids: ReadonlyMap<string, string>): string {
  const id = ids.get(named.toLowerCase()) ?? ''
  const object = rowOfId(desk, id)?.object.name ?? named
  const result = runQuery(desk.view, `SELECT ${path} FROM ${object} WHERE Id = '${id.padEnd(15, '0')}'`)
  const value = result.length > 0 ? result.cells(0, desk.version)[0] : null
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value)
}
