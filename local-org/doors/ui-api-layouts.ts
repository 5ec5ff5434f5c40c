/** UI API: layouts, whole pages (record-ui), and what a form for a new record or a copy begins with (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_ui.htm). */

import { type ObjectDef, OrgError, to18 } from '../org/index.ts'
import { noteLook } from './recent/viewed.ts'
import { rowById } from './rows/index.ts'
import { childrenAsked } from './ui-api/child-relationships.ts'
import { type Draft, draftFields, draftRecord } from './ui-api/draft-record.ts'
import { tagOf } from './ui-api/etag.ts'
import { copiedValues, initialValues } from './ui-api/initial-values.ts'
import { foldSections, layoutPaths, layoutUserState, type Mode, showLayout } from './ui-api/layout.ts'
import { objectInfo } from './ui-api/object-info.ts'
import { checkFormFactor, layoutTypesIn, modesIn, pathsAsked, qualifiedIn, recordTypeIn } from './ui-api/parameters.ts'
import { objectOfId, readRecord, recordTypeOf } from './ui-api/record.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { type Answer, type Call, isObject, json, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api'

function layout(call: Call): Answer {
  const object = uiObject(call)
  checkFormFactor(call)
  const [type = 'Full'] = layoutTypesIn(call, 'layoutType')
  const [mode = 'View'] = modesIn(call, 'mode')
  return json(showLayout(call, object, { type, mode, recordTypeId: recordTypeIn(call, object) }))
}

/** PATCH {sectionUserStates: {id: {collapsed}}} */
function changeUserState(call: Call): Answer {
  const object = uiObject(call)
  const { sectionUserStates } = payloadObject(call)
  if (!isObject(sectionUserStates)) throw new OrgError('INVALID_API_INPUT', 'sectionUserStates is required')
  const recordTypeId = recordTypeIn(call, object)
  foldSections(call, object, recordTypeId, sectionUserStates)
  return json(layoutUserState(call, object, recordTypeId))
}

/** GET /record-ui/a,b: the records, their layouts, and the objects they and the records around them are of. */
function recordUi(call: Call): Answer {
  checkFormFactor(call)
  const ids = (call.params['ids'] ?? '').split(',').map((text) => idOf(call, text))
  const records = ids.map((id) => {
    const object = objectOfId(call, id)
    const optional = qualifiedIn(call, 'optionalFields')
    const read = readRecord(call, object, {
      id,
      fields: pathsAsked(call, object, recordTypeOf(call, object, id)),
      optional,
    })
    if (call.query.get('updateMru') === 'true') noteLook(call, object.name, id)
    const record: Record<string, unknown> = { ...read, childRelationships: childrenAsked(call, object, id) }
    return { object, record, type: String(record['recordTypeId']) }
  })
  const layoutable = records.filter(({ object }) => object.layoutable)
  const ui = {
    layoutUserStates: Object.fromEntries(layoutable.map(({ object, type }) => stateEntry(call, object, type))),
    layouts: layoutsOf(call, layoutable),
    objectInfos: objectInfosOf(
      call,
      records.map(({ record }) => record),
    ),
    records: Object.fromEntries(records.map(({ record }) => [String(record['id']), record])),
  }
  return json({ eTag: tagOf(ui), ...ui })
}

/** Throws INVALID_ID_FIELD for what is no id, or that of no object. */
function idOf({ view }: Call, text: string): string {
  const id = to18(text.trim())
  const isKnown = [...view.objects()].some(({ keyPrefix }) => keyPrefix === id?.slice(0, 3))
  if (id !== undefined && isKnown) return id
  throw new OrgError('INVALID_ID_FIELD', `Record ID ${text.trim()} is not a valid record ID.`)
}

function stateEntry(call: Call, object: ObjectDef, recordTypeId: string): [string, unknown] {
  const state = layoutUserState(call, object, recordTypeId)
  return [String(state['id']), state]
}

/** Object -> record type -> type of layout -> mode -> layout. */
function layoutsOf(
  call: Call,
  records: { object: ObjectDef; type: string }[],
): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {}
  const [types, modes] = [layoutTypesIn(call), modesIn(call)]
  for (const { object, type: recordTypeId } of records) {
    const ofType = types.map((type) => {
      const ofModes = modes.map((mode) => [mode, showLayout(call, object, { type, mode, recordTypeId })])
      return [type, Object.fromEntries(ofModes)]
    })
    found[object.name] = { ...found[object.name], [recordTypeId]: Object.fromEntries(ofType) }
  }
  return found
}

/** The objects of the records, and of the records within them. */
function objectInfosOf(call: Call, records: unknown[]): Record<string, unknown> {
  const names = new Set(records.flatMap(namesWithin))
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const object = call.view.object(name)
      return object ? [[name, objectInfo(call, object)]] : []
    }),
  )
}

function namesWithin(record: unknown): string[] {
  if (!isObject(record) || !isObject(record['fields'])) return []
  const within = Object.values(record['fields']).map((field) => (isObject(field) ? field['value'] : null))
  return [...(typeof record['apiName'] === 'string' ? [record['apiName']] : []), ...within.flatMap(namesWithin)]
}

function freshDraft(call: Call): Draft {
  const object = uiObject(call)
  const recordTypeId = recordTypeIn(call, object)
  return { object, values: initialValues(call, object, recordTypeId), recordTypeId }
}

function copyDraft(call: Call): Draft {
  const id = call.params['id'] ?? ''
  const object = objectOfId(call, id)
  const row = rowById(call, object, id)
  const given = call.query.has('recordTypeId') ? recordTypeIn(call, object) : undefined
  const recordTypeId = given ?? String(row['RecordTypeId'] ?? recordTypeIn(call, object))
  return { object, values: copiedValues(object, row), recordTypeId }
}

/** The draft with the layout to fill it in. */
function withLayout(call: Call, draft: Draft, mode: Mode): Answer {
  checkFormFactor(call)
  const { object, recordTypeId } = draft
  const own = (path: string) => path.replace(new RegExp(`^${object.name}\\.`, 'i'), '')
  const optional = qualifiedIn(call, 'optionalFields').map(own)
  const record = draftRecord(call, draft, [
    ...layoutPaths(call, object, { type: 'Full', mode, recordTypeId }),
    ...optional,
  ])
  const layout = showLayout(call, object, { type: 'Full', mode, recordTypeId })
  return json({ layout, objectInfos: objectInfosOf(call, [record]), record })
}

/** The draft with the fields asked for, and no layout. */
function asTemplate(call: Call, draft: Draft, source: Record<string, string>): Answer {
  const { object, recordTypeId } = draft
  const own = (path: string) => path.replace(new RegExp(`^${object.name}\\.`, 'i'), '')
  const fields = draftFields(call, draft, qualifiedIn(call, 'optionalFields').map(own))
  const record = { apiName: object.name, ...source, fields, recordTypeId }
  return json({ objectInfos: objectInfosOf(call, [record]), record })
}

const defaults = `${base}/record-defaults`

export const routes: Route[] = [
  { method: 'GET', path: `${base}/record-ui/:ids`, run: recordUi },
  { method: 'GET', path: `${base}/layout/:object`, run: layout },
  {
    method: 'GET',
    path: `${base}/layout/:object/user-state`,
    run: (call) => json(layoutUserState(call, uiObject(call), recordTypeIn(call, uiObject(call)))),
  },
  { method: 'PATCH', path: `${base}/layout/:object/user-state`, run: changeUserState },
  { method: 'GET', path: `${defaults}/create/:object`, run: (call) => withLayout(call, freshDraft(call), 'Create') },
  { method: 'GET', path: `${defaults}/clone/:id`, run: (call) => withLayout(call, copyDraft(call), 'Edit') },
  { method: 'GET', path: `${defaults}/template/create/:object`, run: (call) => asTemplate(call, freshDraft(call), {}) },
  {
    method: 'GET',
    path: `${defaults}/template/clone/:id`,
    run: (call) => asTemplate(call, copyDraft(call), { cloneSourceId: to18(call.params['id'] ?? '') ?? '' }),
  },
]
