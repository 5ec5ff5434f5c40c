/** What objects there are and what they look like to the connected user. Plain reads; keeping them is the caller's business. */
import { z } from 'zod'
import { Problem } from '../problems.ts'
import { checked } from './answers.ts'
import type { Caller } from './call.ts'
import type { ObjectDescribe } from './records.ts'
import type { DatedDescribe, Salesforce } from './salesforce.ts'

const flag = z.boolean()

const field = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  length: z.number().default(0),
  precision: z.number().default(0),
  scale: z.number().default(0),
  nillable: flag,
  createable: flag,
  updateable: flag,
  filterable: flag.default(true),
  sortable: flag.default(true),
  defaultedOnCreate: flag.default(false),
  unique: flag.default(false),
  externalId: flag.default(false),
  idLookup: flag.default(false),
  custom: flag.default(false),
  calculated: flag.default(false),
  permissionable: flag.default(true),
  restrictedPicklist: flag.default(false),
  referenceTo: z.array(z.string()).default([]),
  relationshipName: z.string().nullable().default(null),
  picklistValues: z
    .array(
      z.object({
        value: z.string(),
        label: z.string().nullable(),
        active: flag,
        defaultValue: flag,
      }),
    )
    .default([])
    .transform((values) => values.map((value) => ({ ...value, label: value.label ?? value.value }))),
})

const recordType = z
  .object({
    recordTypeId: z.string(),
    name: z.string(),
    developerName: z.string().default(''),
    defaultRecordTypeMapping: flag.default(false),
    active: flag.default(true),
  })
  .transform(({ recordTypeId, defaultRecordTypeMapping, ...rest }) => ({
    id: recordTypeId,
    default: defaultRecordTypeMapping,
    ...rest,
  }))

const brief = {
  name: z.string(),
  label: z.string(),
  keyPrefix: z.string().nullable().default(null),
  custom: flag,
  createable: flag,
  queryable: flag,
}

const globalAnswer = z.object({ sobjects: z.array(z.object(brief)) })

const objectAnswer = z
  .object({
    ...brief,
    labelPlural: z.string(),
    updateable: flag,
    deletable: flag,
    searchable: flag.default(false),
    replicateable: flag.default(false),
    undeletable: flag.default(true),
    fields: z.array(field),
    recordTypeInfos: z.array(recordType).default([]),
  })
  .transform(({ recordTypeInfos, ...rest }): ObjectDescribe => ({ ...rest, recordTypes: recordTypeInfos }))

/**
 * A conditional read counts as a call like any other, and spares the answer.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm
 */
export function describing({ call }: Caller): Pick<Salesforce, 'describe' | 'describeSince' | 'describeGlobal'> {
  async function describeSince(object: string, since: string | null): Promise<DatedDescribe | null> {
    const path = `/sobjects/${encodeURIComponent(object)}/describe`
    const answer = await call({ method: 'GET', path, ...(since && { headers: { 'if-modified-since': since } }) }).catch(
      (thrown: unknown) => {
        throw missingObject(thrown, object)
      },
    )
    if (answer.status === 304) return null
    const describe = checked(objectAnswer, answer.body, `the describe of ${object}`)
    return { describe, lastModified: answer.headers['last-modified'] ?? null }
  }
  return {
    describeSince,
    async describe(object) {
      const found = await describeSince(object, null)
      if (found) return found.describe
      throw new Problem('org-refused', {
        what: `Salesforce did not describe ${object}, as if it had been asked for changes only.`,
        fix: 'Look for a proxy that keeps answers between this server and Salesforce.',
        object,
      })
    },
    async describeGlobal() {
      const { body } = await call({ method: 'GET', path: '/sobjects' })
      return checked(globalAnswer, body, 'the list of objects').sobjects
    },
  }
}

/** Here "not found" can only mean the object. */
function missingObject(thrown: unknown, object: string): unknown {
  if (!(thrown instanceof Problem) || thrown.code !== 'record-not-found') return thrown
  return new Problem('object-unknown', {
    ...thrown.details,
    what: `There is no object ${object} for the connected user.`,
    fix: 'Check the spelling (custom objects end in __c), the object permission, and that its package is installed.',
    object,
  })
}
