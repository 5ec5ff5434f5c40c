/** Quick actions: list, describe, default values, execution (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_quickactions.htm). */

import { type ObjectDef, OrgError } from '../org/index.ts'
import { describeField } from './describe/index.ts'
import { type Action, actions, contextField } from './quick-actions/action.ts'
import { objectOf, saveOne } from './rows/index.ts'
import { type Answer, type Call, isObject, json, notFound, payloadObject, type Route, restError } from './wire/index.ts'

const everywhere = '/services/data/:version/quickActions'
const ofObject = '/services/data/:version/sobjects/:object/quickActions'

function entry(call: Call, { name, label, type }: Action): Record<string, unknown> {
  const place = call.params['object'] === undefined ? '' : `/sobjects/${objectOf(call).name}`
  const url = `/services/data/v${call.version}${place}/quickActions/${name}`
  const values = `${url}/defaultValues`
  const urls = { defaultValues: values, defaultValuesTemplate: `${values}/{ID}`, describe: `${url}/describe` }
  return { iconUrl: null, label, miniIconUrl: null, name, type, urls: { quickAction: url, ...urls } }
}

/** The action of the path. Throws NOT_FOUND, also for an object that is not there. */
function actionOf(call: Call): Action {
  if (call.params['object'] !== undefined) objectOf(call)
  const wanted = call.params['action']?.toLowerCase()
  const action = actions.find(({ name }) => name.toLowerCase() === wanted)
  if (!action) throw notFound()
  return action
}

function list(call: Call): Answer {
  if (call.params['object'] !== undefined) objectOf(call)
  return json(actions.map((action) => entry(call, action)))
}

function describe(call: Call): Answer {
  const action = actionOf(call)
  const target = objectOf(call, action.target)
  return json({
    ...entry(call, action),
    accessLevelRequired: null,
    canvasApplicationName: null,
    colors: [],
    contextSobjectType: call.params['object'] === undefined ? null : objectOf(call).name,
    defaultValues: null,
    height: null,
    icons: [],
    layout: { layoutRows: action.fields.flatMap((name) => layoutRow(target, name)), name: action.name },
    targetParentField: null,
    targetRecordTypeId: null,
    targetSobjectType: action.target,
    visualforcePageName: null,
    width: null,
  })
}

function layoutRow(target: ObjectDef, name: string): Record<string, unknown>[] {
  const field = target.fields.find((candidate) => candidate.name === name)
  if (!field) return []
  const details = describeField(target, field)
  const component = { components: [], details, displayLines: 1, tabOrder: 1, type: 'Field', value: name }
  const item = {
    editableForNew: field.createable,
    editableForUpdate: field.updateable,
    label: field.label,
    layoutComponents: [component],
    placeholder: false,
    required: !field.nillable && !field.defaultedOnCreate,
  }
  return [{ layoutItems: [item], numItems: 1 }]
}

/** What the record begins with, on the page of `contextId` when one is named. */
function valuesOf(call: Call, action: Action, contextId: string | undefined): Record<string, unknown> {
  const target = objectOf(call, action.target)
  const field = contextId === undefined ? undefined : contextField(call, target, contextId)
  return { ...action.fixed?.(call.view.now()), ...(field ? { [field]: contextId } : {}) }
}

function defaultValues(call: Call): Answer {
  const action = actionOf(call)
  const attributes = { type: action.target, url: null }
  const blank = Object.fromEntries(action.fields.map((name) => [name, null]))
  return json({ attributes, ...blank, ...valuesOf(call, action, call.params['context']) })
}

/** POST {contextId?, record}: makes the record; what the caller gives wins over what the action gives. */
function execute(call: Call): Answer {
  const action = actionOf(call)
  const { contextId = null, record } = payloadObject(call)
  if (!isObject(record)) throw new OrgError('MISSING_ARGUMENT', 'A record is required')
  const { attributes: _, ...given } = record
  const values = { ...valuesOf(call, action, contextId === null ? undefined : String(contextId)), ...given }
  const [result, refused] = saveOne(call, { op: 'create', object: action.target, values })
  const shown = { contextId, created: result.success, errors: result.errors.map(restError), feedItemIds: [] }
  return json(
    { ...shown, id: result.id, success: result.success, successMessage: null },
    refused ? refused.status : 201,
  )
}

function routesOf(base: string): Route[] {
  const action = `${base}/:action`
  return [
    { method: 'GET', path: base, run: list },
    { method: 'GET', path: action, run: (call) => json(entry(call, actionOf(call))) },
    { method: 'POST', path: action, run: execute },
    { method: 'GET', path: `${action}/describe`, run: describe },
    { method: 'GET', path: `${action}/defaultValues`, run: defaultValues },
    { method: 'GET', path: `${action}/defaultValues/:context`, run: defaultValues },
  ]
}

export const partly = ['The global actions every org has; own actions and those that update or mail are not there.']

export const routes: Route[] = [...routesOf(everywhere), ...routesOf(ofObject)]
