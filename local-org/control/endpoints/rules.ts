/** The administrator's set-up: validation, duplicate and assignment rules, permissions, sharing, limits, custom schema. */

import { z } from 'zod'
import type { FieldDef, ObjectDef, RuleBook } from '../../org/index.ts'
import { endpoint, nothing } from '../endpoint.ts'

const list = z.array(z.record(z.string(), z.unknown())).optional()
const map = z.record(z.string(), z.unknown()).optional()

const ruleBook = z.strictObject({
  validationRules: list.describe('{name, object, active, errorCondition, message, errorField?}'),
  duplicateRules: list.describe('{name, object, active, matchFields, action: block|alert, message}'),
  assignmentRules: list.describe('{id, name, object: Lead|Case, active, entries: [{condition?, ownerId}]}'),
  permissions: list.describe('{holderId, objects, fields, system}: what is not named is allowed'),
  sharing: map.describe('object -> Private | Read | ReadWrite'),
  sharingRules: list.describe(
    '{name, object, access: Read|Edit, to: {kind: group|role|roleAndBelow|everyone, name}, from?, criteria: [{field, operation, values}]}',
  ),
  history: map.describe('object -> fields that keep history'),
})

const named = z.looseObject({ name: z.string() })

export const endpoints = [
  endpoint({ method: 'GET', path: '/rules', summary: 'The rules in force', input: nothing, run: rules }),
  endpoint({
    method: 'POST',
    path: '/rules',
    summary: 'Replaces the named parts of the rule book',
    input: ruleBook,
    run(controlled, changed) {
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
    run({ instance: { org } }, { limit, max, used }) {
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
    run: ({ instance }, def, { object = '' }) =>
      instance.org.createCustomField(object, def as Partial<FieldDef> & { name: string }),
  }),
]

function rules({ instance }: { instance: { org: { rules: RuleBook } } }): RuleBook {
  return instance.org.rules
}
