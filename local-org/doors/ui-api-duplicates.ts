/** UI API: which rules tell duplicates of an object, and whether a record would be one (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_duplicates.htm). */

import { type DuplicateRule, duplicatesOf, matchedFields, type ObjectDef, OrgError, type Value } from '../org/index.ts'
import { tagOf } from './ui-api/etag.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { type Answer, type Call, isObject, json, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api'

/** The rules at work on an object. */
function rulesOf({ instance }: Call, { name }: ObjectDef): DuplicateRule[] {
  return instance.org.rules.duplicateRules.filter(({ active, object }) => active && object === name)
}

const tagged = (value: Record<string, unknown>) => ({ ...value, eTag: tagOf(value) })

function showRule(rule: DuplicateRule): Record<string, unknown> {
  const { name, object, action, matchingRule } = rule
  const actionOn = action === 'block' ? 'Block' : 'Allow'
  const operations = action === 'alert' ? ['Alert', 'Report'] : []
  const engine = matchingRule ? 'FuzzyMatchEngine' : 'ExactMatchEngine'
  const match = {
    matchEngine: engine,
    matchFields: matchedFields(rule),
    name: matchingRule ?? name,
    objectApiName: object,
  }
  return tagged({
    actionOnInsert: actionOn,
    actionOnUpdate: actionOn,
    active: true,
    duplicateRuleFilters: [],
    matchRules: [tagged(match)],
    name,
    operationsOnInsert: operations,
    operationsOnUpdate: operations,
  })
}

/** GET /duplicates/X */
function configuration(call: Call): Answer {
  const object = uiObject(call)
  const rules = rulesOf(call, object)
  const enabled = rules.length > 0
  return json(
    tagged({
      apiName: object.name,
      dedupeEnabled: enabled,
      dedupeFields: [...new Set(rules.flatMap(matchedFields))].sort(),
      duplicateRules: rules.map(showRule),
      predupeEnabled: enabled,
    }),
  )
}

/** Ids of the records a rule holds for the same. */
function matches({ view }: Call, { name }: ObjectDef, rule: DuplicateRule, values: Record<string, Value>): string[] {
  const found = duplicatesOf(rule, values, view.table(name), name === 'Contact' ? view.table('Account') : undefined)
  return found.map(({ row }) => row.Id)
}

/** POST /predupe {apiName, fields}: what the record would be told to be, without saving it. Throws INVALID_API_INPUT. */
function check(call: Call): Answer {
  const { apiName, fields } = payloadObject(call)
  if (!isObject(fields)) throw new OrgError('INVALID_API_INPUT', 'The fields of the record are required')
  const object = uiObject(call, String(apiName ?? ''))
  const values = valuesOf(fields)
  const found = rulesOf(call, object).flatMap((rule) => {
    const ids = matches(call, object, rule, values)
    return ids.length > 0 ? [{ rule, ids }] : []
  })
  const infos = found.map(({ rule: { name, action, matchingRule }, ids }) => {
    const matchResultInfo = { recordIds: ids, rule: matchingRule ?? name }
    return [name, { allowSave: action === 'alert', matchResultInfo, rule: name }] as const
  })
  const recordIds = [...new Set(found.flatMap(({ ids }) => ids))]
  const match = { duplicateResultInfos: Object.fromEntries(infos), objectApiName: object.name, recordIds }
  return json({
    allowSave: found.length > 0 && found.every(({ rule }) => rule.action === 'alert'),
    duplicateError: found.length > 0,
    duplicateRules: found.map(({ rule }) => rule.name),
    matches: found.length > 0 ? [match] : [],
  })
}

function valuesOf(fields: Record<string, unknown>): Record<string, Value> {
  const plain = Object.entries(fields).map(([name, value]) => {
    return [
      name,
      typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null,
    ] as const
  })
  return Object.fromEntries(plain)
}

export const routes: Route[] = [
  { method: 'GET', path: `${base}/duplicates/:object`, run: configuration },
  { method: 'POST', path: `${base}/predupe`, run: check },
]
