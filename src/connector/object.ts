/** What a file of objects/ says about one CRM object: pure data, from which its actions and triggers are made. */

import type { FieldValues } from '../salesforce/index.ts'
import type { ActionContext, GivenRow, Outcome } from './define.ts'

export type FieldKind =
  | 'text'
  | 'longText'
  | 'email'
  | 'phone'
  | 'url'
  | 'number'
  | 'date'
  | 'dateTime'
  | 'yesNo'
  | 'choice'
  | 'id'
  | 'base64'

export interface FriendlyField {
  kind: FieldKind
  /** One sentence for forms, docs and agents. */
  describe: string
  /** Salesforce API name, where it is not the friendly name with a capital first letter. */
  api?: string
  required?: true
  /** Salesforce fills it: good to find by, not to write. */
  readOnly?: true
  /** Salesforce would take any text here, but a value outside the list breaks reports and paths: we hold to the list. */
  closed?: true
}

/** A field by which one record is known. `host` compares websites by their host, `www.` and path aside. */
export interface FindKey {
  field: string
  compare?: 'equal' | 'host'
}

/** The letters of the catalogue's table: create, get (read), update, delete, find, upsert, list, search. */
export type VerbLetter = 'C' | 'R' | 'U' | 'D' | 'F' | 'P' | 'L' | 'S'

/**
 * created (new), updated, deleted, restored, merged, a watched field equals a value, entered or left a list view, entered or
 * left a query.
 */
export type ChangeLetter = 'n' | 'u' | 'd' | 'r' | 'm' | 'f' | 'v' | 'q'

export interface CrmObject {
  /** API name: Product2. */
  api: string
  /** As it stands in ids and titles: Product. */
  name: string
  plural: string
  describe: string
  /** Other words people use: deal. */
  synonyms: string[]
  verbs: VerbLetter[]
  changes: ChangeLetter[]
  /** By friendly camelCase name. */
  fields: Record<string, FriendlyField>
  /** Identifying fields, best first: find tries them in this order. */
  findBy: FindKey[]
  /** API names find and list return unless asked otherwise. */
  shown: string[]
  /** Friendly fields by which a record we created ourselves is recognised after a lost answer. */
  fingerprint: string[]
  sample: Sample
  /** What Salesforce demands of a new record and we can find out, set-wise; the rows' names are API names. One outcome a row. */
  complete?(context: ActionContext, rows: FieldValues[]): Promise<Outcome<FieldValues>[]>
}

/** The material of the examples, which are run against the local org. */
export interface Sample {
  /** Rows to be there first, by name; later rows and `create` may say `$name` for the id. API names. */
  given?: Record<string, GivenRow>
  /** A complete record, friendly names. */
  create: Record<string, unknown>
  /** A change to it, friendly names. */
  change: Record<string, unknown>
  /** Salesforce makes it by itself with one of `given`: it is looked up by the values of `create`. */
  exists?: true
  /** The org lets no second record of this kind be: examples make no twins. */
  unique?: true
  /** One mistake and the Problem it must end with. */
  mistake: { values: Record<string, unknown>; problem: string }
}

type Spec = Omit<CrmObject, 'verbs' | 'changes'> & {
  /** The letters in one word: 'CRUDFPLS'. */
  verbs: string
  changes: string
}

/** Reads the letters; the rest is kept as it is. */
export function defineObject(spec: Spec): CrmObject {
  return { ...spec, verbs: [...spec.verbs] as VerbLetter[], changes: [...spec.changes] as ChangeLetter[] }
}

/** The API name of a friendly field. */
export function apiName(friendly: string, field?: FriendlyField): string {
  return field?.api ?? friendly.charAt(0).toUpperCase() + friendly.slice(1)
}

const aliasesOf = new WeakMap<CrmObject, Map<string, string>>()

/** Friendly name → API name, for all fields of the object. */
export function aliases(object: CrmObject): Map<string, string> {
  let names = aliasesOf.get(object)
  if (!names) {
    names = new Map(Object.entries(object.fields).map(([name, field]) => [name, apiName(name, field)]))
    aliasesOf.set(object, names)
  }
  return names
}

/** Values under their API names. */
export function toApi(object: CrmObject, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [apiName(name, object.fields[name]), value]))
}

type More = Partial<Omit<FriendlyField, 'kind' | 'describe'>>
const maker =
  (kind: FieldKind) =>
  (describe: string, more: More = {}): FriendlyField => ({ kind, describe, ...more })

export const text = maker('text')
export const longText = maker('longText')
export const email = maker('email')
export const phone = maker('phone')
export const url = maker('url')
export const number = maker('number')
export const date = maker('date')
export const dateTime = maker('dateTime')
export const yesNo = maker('yesNo')
export const choice = maker('choice')
export const id = maker('id')
export const base64 = maker('base64')
