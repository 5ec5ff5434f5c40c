/** A row before it is sent: names resolved, values in Salesforce's form, and everything the org would refuse said at once. */
import { asProblem, Problem } from '../../problems.ts'
import type { FieldDescribe, FieldValues, ObjectDescribe } from '../../salesforce/index.ts'
import { apiName, type CrmObject } from '../object.ts'
import { fieldNamed, findField } from './field-named.ts'
import { namedField } from './named-field.ts'
import type { Hold } from './read-choice.ts'
import { readValue } from './read-value.ts'

/** An upsert may turn out either way: what only a new record needs is left to the org. */
export type Write = 'create' | 'update' | 'upsert'

/** Where a row goes. */
interface Target {
  describe: ObjectDescribe
  write: Write
  /** What we know of the object, when it is one of ours. */
  object?: CrmObject | undefined
  /** The org's time zone; UTC unless said. */
  zone?: string
}

/**
 * The row by API names. Empty values are left out of a new record and clear a field of an old one.
 * Throws one Problem for all mistakes of the row: `field-unknown`, `field-not-writable`, `field-required`,
 * `field-value-invalid`, `picklist-value-invalid`, `id-malformed`; several stand in its `items`. A value that is a Problem (see
 * human/) is one of them.
 */
export function checkRow(given: FieldValues, target: Target): FieldValues {
  const { describe, write, object } = target
  const row: FieldValues = {}
  const problems: Problem[] = []
  const place = placing(row, target)
  for (const [name, value] of Object.entries(given)) {
    try {
      place(name, value)
    } catch (thrown) {
      problems.push(asProblem(thrown))
    }
  }
  const told = new Set(problems.map(({ details }) => details.field))
  problems.push(...missing(describe, row, write, object).filter(({ details }) => !told.has(details.field)))
  const [first] = problems
  if (first) throw together(describe, first, problems)
  return row
}

/** Puts one value after the other into the row. */
function placing(row: FieldValues, { describe, write, object, zone = 'UTC' }: Target) {
  return (name: string, value: unknown): void => {
    if (value instanceof Problem) throw value
    if (value === undefined || (value === null && write !== 'update')) return
    if (isLinkByKey(describe, name, value)) {
      row[name] = value
      return
    }
    const field = fieldNamed(describe, name, object)
    refuseReadOnly(describe, field, write)
    if (Object.hasOwn(row, field.name)) throw givenTwice(describe, field)
    const read = readValue(field, value, holdOf(field, object), zone)
    if (read !== null || write === 'update') row[field.name] = read
  }
}

/** `Account: { Key__c: 'x' }` points to a parent by an external id: Salesforce resolves it. */
function isLinkByKey(describe: ObjectDescribe, name: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return describe.fields.some((field) => field.relationshipName === name)
}

function refuseReadOnly(describe: ObjectDescribe, field: FieldDescribe, write: Write): void {
  const allowed = { create: field.createable, update: field.updateable, upsert: field.createable && field.updateable }
  if (allowed[write]) return
  const { why, fix } = readOnly.find(({ applies }) => applies(field)) ?? noRight
  throw new Problem('field-not-writable', {
    what: `${namedField(field)} of ${describe.label} cannot be set: ${why}.`,
    fix: fix(field),
    field: field.name,
  })
}

interface ReadOnly {
  applies(field: FieldDescribe): boolean
  why: string
  fix(field: FieldDescribe): string
}

const leaveOut = ({ name }: FieldDescribe) => `Leave ${name} out.`

/** Why a field cannot be written although the user may write the record: the first that applies. */
const readOnly: ReadOnly[] = [
  {
    applies: ({ type }) => type === 'address' || type === 'location',
    why: 'it is made of other fields',
    fix: ({ type }) => `Give its parts, such as ${type === 'address' ? 'street and city' : 'latitude and longitude'}.`,
  },
  { applies: ({ calculated }) => calculated, why: 'Salesforce works it out itself', fix: leaveOut },
  { applies: ({ type }) => type === 'id', why: 'Salesforce gives it', fix: leaveOut },
  {
    applies: ({ permissionable, createable, updateable }) => !permissionable && !createable && !updateable,
    why: 'Salesforce sets it itself',
    fix: leaveOut,
  },
]

const noRight: Omit<ReadOnly, 'applies'> = {
  why: 'the connected user may not write it',
  fix: ({ name }) => `Leave ${name} out, or give the user edit access to it.`,
}

function givenTwice({ label }: ObjectDescribe, field: FieldDescribe): Problem {
  return new Problem('field-value-invalid', {
    what: `${namedField(field)} of ${label} is given twice, under two of its names.`,
    fix: 'Give it once.',
    field: field.name,
  })
}

/**
 * Salesforce takes any text in most picklists of its own. The actions of an object hold to the list of a status or stage, since a value
 * outside it breaks reports and paths; of other lists they refuse what looks mistyped. Those of any object take what the org takes.
 */
export function holdOf(field: FieldDescribe, object?: CrmObject): Hold {
  const known = Object.entries(object?.fields ?? {}).find(([name, friendly]) => apiName(name, friendly) === field.name)
  if (known?.[1].kind !== 'choice') return 'as-the-org'
  return known[1].closed ? 'to-the-list' : 'to-what-is-near'
}

/** Required fields that have no value, and on update those that would be emptied. */
function missing(describe: ObjectDescribe, row: FieldValues, write: Write, object?: CrmObject): Problem[] {
  const wanted =
    write === 'create'
      ? requiredFields(describe, object).filter((field) => !(field.name in row) && !linkedByKey(field, row))
      : describe.fields.filter((field) => !field.nillable && row[field.name] === null)
  return wanted.map(
    (field) =>
      new Problem('field-required', {
        what: `${describe.label} needs ${namedField(field)}, and it has no value.`,
        fix: `Give ${field.name} a value, or one to fall back on: {{ … | default: "…" }}.`,
        field: field.name,
      }),
  )
}

function requiredFields(describe: ObjectDescribe, object?: CrmObject): FieldDescribe[] {
  const ours = Object.entries(object?.fields ?? {}).filter(([, field]) => field.required)
  const named = ours.flatMap(([name]) => findField(describe, name, object) ?? [])
  const orgs = describe.fields.filter((field) => field.createable && !field.nillable && !field.defaultedOnCreate)
  return [...new Set([...named, ...orgs])]
}

const linkedByKey = (field: FieldDescribe, row: FieldValues) =>
  field.relationshipName !== null && field.relationshipName in row

/** One Problem of the first one's kind; when there are more, each in `items`. */
function together(describe: ObjectDescribe, first: Problem, problems: Problem[]): Problem {
  const { object = describe.name, ...details } = first.details
  if (problems.length === 1) return new Problem(first.code, { object, ...details })
  return new Problem(first.code, {
    ...details,
    object,
    what: `${first.details.what} (${problems.length} mistakes in all.)`,
    items: problems.map((problem) => ({
      path: problem.details.field ?? '',
      what: problem.details.what,
      fix: problem.details.fix,
    })),
  })
}
