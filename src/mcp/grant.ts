/** What a key lets its agent do. */
import { z } from 'zod'
import { Problem } from '../problems.ts'

export const accesses = ['read', 'create', 'update', 'delete', 'soql'] as const
export type Access = (typeof accesses)[number]

const count = (most: number) => z.number().int().min(0).max(most)

/** As it is written when a key is made; everything left out is the cautious choice. */
export const grantInput = z.strictObject({
  tools: z.array(z.string().min(1)).min(1).default(['*']).describe('Names of tools; * stands for any characters'),
  access: z
    .array(z.enum(accesses))
    .default([])
    .transform((given): Access[] => [...new Set<Access>(['read', ...given])])
    .describe('What may be done beside reading; soql is raw queries, which no object or field can be kept from'),
  objects: z.array(z.string().min(1)).min(1).describe('API names; * stands for any characters'),
  fields: z
    .record(z.string(), z.array(z.string().min(1)).min(1))
    .default({})
    .describe('By object the fields it may see and write; an object that is not named here shows all'),
  rows: z
    .record(z.string(), z.string().min(1))
    .default({})
    .describe('By object a SOQL condition: other records are not there for this key'),
  rowsPerCall: count(2000).min(1).default(50),
  rowsPerHour: count(1_000_000).default(1000),
  writesPerDay: count(100_000).default(100),
  apiCallsPerDay: count(1_000_000).default(1000),
  approval: z.enum(['human', 'none']).default('human').describe('Whether a person has to approve each write'),
})

export type Grant = z.infer<typeof grantInput>

/** Throws `bad-request` where a grant would promise what cannot be kept. */
export function checkGrant(grant: Grant): void {
  const narrow = !grant.objects.includes('*') || Object.keys({ ...grant.fields, ...grant.rows }).length > 0
  if (grant.access.includes('soql') && narrow) {
    throw new Problem('bad-request', {
      what: 'A key with raw SOQL cannot be kept to certain objects, fields or records.',
      fix: 'Leave soql out, or grant all objects (*) without fields and row conditions.',
    })
  }
  for (const [object, condition] of Object.entries(grant.rows)) {
    if (isWhole(condition)) continue
    throw new Problem('bad-request', {
      what: `The condition for ${object} is not whole: a bracket or quotation mark is missing its other half.`,
      fix: "Write what would stand behind WHERE: OwnerId = '005…' AND IsConverted = false.",
    })
  }
}

/** Brackets pair up outside of texts and never close what they did not open: it cannot break out of the brackets we add. */
function isWhole(condition: string): boolean {
  const bare = condition.replace(/'(?:[^'\\]|\\.)*'/g, '')
  let depth = 0
  for (const sign of bare) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth < 0 || sign === "'") return false
  }
  return depth === 0
}

/** `list*` fits listLeads. Capitals do not count, as in Salesforce. */
export function fits(globs: string[], name: string): boolean {
  return globs.some((glob) => {
    const parts = glob.split('*').map((part) => part.replace(/[^\w]/g, '\\$&'))
    return new RegExp(`^${parts.join('.*')}$`, 'i').test(name)
  })
}

/** Entry of a record keyed by object, capitals aside. */
export function ofObject<T>(record: Record<string, T>, object: string): T | undefined {
  const wanted = object.toLowerCase()
  return Object.entries(record).find(([name]) => name.toLowerCase() === wanted)?.[1]
}

/** They tell which record and how fresh, nothing of what is in it. */
const always = new Set(['id', 'createddate', 'lastmodifieddate', 'systemmodstamp'])

export function allowsField(grant: Grant, object: string, field: string): boolean {
  const name = field.toLowerCase()
  const fields = ofObject(grant.fields, object)
  return !fields || always.has(name) || fields.some((one) => one.toLowerCase() === name)
}
