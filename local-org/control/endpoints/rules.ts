/** The administrator's set-up: validation, duplicate and assignment rules, permissions, sharing, limits, custom schema. */

import { z } from 'zod'
import {
  FILTER_OPERATIONS,
  type FieldDef,
  type Fields,
  judgeFormula,
  type ObjectDef,
  type Org,
  type OrgView,
  type RuleBook,
  STANDARD_MATCHING_RULES,
} from '../../org/index.ts'
import { type Controlled, endpoint, nothing } from '../endpoint.ts'
import { unknown } from '../refusal.ts'

const map = z.record(z.string(), z.unknown()).optional()

const validationRule = z.strictObject({
  name: z.string(),
  object: z.string(),
  active: z.boolean().default(true),
  errorCondition: z.string().describe('formula; true refuses the record'),
  message: z.string(),
  errorField: z.string().optional(),
})

const duplicateRule = z.strictObject({
  name: z.string(),
  object: z.string(),
  active: z.boolean().default(true),
  matchFields: z.array(z.string()).default([]).describe('all must be equal, whatever their case'),
  matchingRule: z.enum(STANDARD_MATCHING_RULES).optional().describe('instead of fields: a standard, fuzzy rule'),
  action: z.enum(['block', 'alert']).default('block'),
  message: z.string().default('Use one of these records?'),
})

const assignmentRule = z.strictObject({
  id: z.string(),
  name: z.string(),
  object: z.enum(['Lead', 'Case']),
  active: z.boolean().default(true),
  entries: z.array(z.strictObject({ condition: z.string().optional(), ownerId: z.string() })),
})

const sharee = z.strictObject({
  kind: z.enum(['group', 'role', 'roleAndBelow', 'everyone']),
  name: z.string().default(''),
})

const sharingModel = z.enum(['Private', 'Read', 'ReadWrite', 'ReadWriteTransfer', 'FullAccess', 'ControlledByParent'])

const sharingRule = z.strictObject({
  name: z.string(),
  object: z.string(),
  access: z.enum(['Read', 'Edit']),
  to: sharee,
  from: sharee.optional(),
  criteria: z
    .array(z.strictObject({ field: z.string(), operation: z.enum(FILTER_OPERATIONS), values: z.array(z.string()) }))
    .default([]),
  booleanFilter: z.string().optional().describe("'1 AND (2 OR 3)' of the criteria; default: all of them"),
})

const permission = z.strictObject({
  holderId: z.string().describe('id of a profile or of a user'),
  objects: z.record(z.string(), z.record(z.string(), z.boolean())).default({}),
  fields: z
    .record(z.string(), z.record(z.string(), z.strictObject({ read: z.boolean(), edit: z.boolean() })))
    .default({}),
  system: z.record(z.string(), z.boolean()).default({}),
})

const ruleBook = z.strictObject({
  validationRules: z.array(validationRule).optional(),
  duplicateRules: z.array(duplicateRule).optional(),
  assignmentRules: z.array(assignmentRule).optional(),
  permissions: z.array(permission).optional().describe('what is not named is allowed'),
  sharing: z.record(z.string(), sharingModel).optional(),
  sharingRules: z.array(sharingRule).optional(),
  history: map.describe('object -> fields that keep history'),
  feedTracking: map.describe('object -> fields whose changes are told in feeds'),
})

/** What formulas may speak of. */
function fieldsOf(org: Org): Fields {
  const view = org.as(org.admin.id)
  return {
    field: (object, name) => fieldOf(view, object, name),
    relationship: (object, name) =>
      view.object(object)?.fields.find((one) => one.relationshipName?.toLowerCase() === name.toLowerCase()),
  }
}

/** Throws for a formula that cannot be, so that the mistake is told here and not at the next save. */
function judgeRules({ instance: { org } }: Controlled, { validationRules = [] }: z.output<typeof ruleBook>): void {
  for (const { object, errorCondition } of validationRules) {
    judgeFormula(errorCondition, object, fieldsOf(org), 'boolean')
  }
}

function fieldOf(view: OrgView, object: string, name: string) {
  const def = view.object(object)
  return def && view.field(def, name)
}

const named = z.looseObject({ name: z.string() })

export const endpoints = [
  endpoint({ method: 'GET', path: '/rules', summary: 'The rules in force', input: nothing, run: rules }),
  endpoint({
    method: 'POST',
    path: '/rules',
    summary: 'Replaces the named parts of the rule book',
    input: ruleBook,
    run(controlled, changed) {
      judgeRules(controlled, changed)
      const given = Object.entries(changed).filter(([, part]) => part !== undefined)
      controlled.instance.org.setRules(Object.fromEntries(given) as Partial<RuleBook>)
      return rules(controlled)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/limits',
    summary: "Sets a limit's maximum and, if given, how much of it is used",
    input: z.strictObject({
      limit: z.string().default('DailyApiRequests').describe('name as in GET /limits'),
      max: z.number().int().min(0),
      used: z.number().int().min(0).optional(),
    }),
    output: z.strictObject({ used: z.int(), max: z.int() }),
    run({ instance: { org } }, { limit, max, used }) {
      if (!(limit in org.limits())) throw unknown(`There is no limit ${limit}.`)
      org.setLimit(limit, max, used)
      return org.spend(limit, 0)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/objects',
    summary: 'Adds a custom object; members as in describe, those left out take the usual values',
    input: named,
    run: ({ instance }, def) => instance.org.createCustomObject(def as Partial<ObjectDef> & { name: string }),
  }),
  endpoint({
    method: 'POST',
    path: '/objects/:object/fields',
    summary: 'Adds a custom field to an object',
    input: named,
    run({ instance: { org } }, def, { object = '' }) {
      const field = def as Partial<FieldDef> & { name: string }
      if (field.formula !== undefined)
        judgeFormula(field.formula, object, fieldsOf(org), field.type ?? 'string', 'field')
      return org.createCustomField(object, field)
    },
  }),
]

function rules({ instance }: { instance: { org: { rules: RuleBook } } }): RuleBook {
  return instance.org.rules
}
