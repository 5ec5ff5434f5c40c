/** Quick actions: list, describe, default values, execution (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_quickactions.htm). */

import { OrgError, type Value } from '../org/index.ts'
import type { Action } from './quick-actions/action.ts'
import { actionsOf } from './quick-actions/own-actions.ts'
import { runAction, valuesOf } from './quick-actions/run-action.ts'
import { describedAction, listedAction } from './quick-actions/show-action.ts'
import { fieldsNamed, objectOf, rowById, showRow } from './rows/index.ts'
import { initialValues } from './ui-api/initial-values.ts'
import { recordTypeIn } from './ui-api/parameters.ts'
import { type Answer, type Call, isObject, json, notFound, payloadObject, type Route, restError } from './wire/index.ts'

const everywhere = '/services/data/:version/quickActions'
const ofObject = '/services/data/:version/sobjects/:object/quickActions'

/** The actions of the path: all, or those that stand on pages of its object. Throws NOT_FOUND for no object. */
function actionsHere(call: Call): Action[] {
  const page = call.params['object'] === undefined ? undefined : objectOf(call).name
  const stands = ({ context }: Action) => context === undefined || context.toLowerCase() === page?.toLowerCase()
  return actionsOf(call).filter(stands)
}

/** The action of the path. Throws NOT_FOUND, also for an object that is not there. */
function actionOf(call: Call): Action {
  const wanted = call.params['action']?.toLowerCase()
  const action = actionsHere(call).find(({ name }) => name.toLowerCase() === wanted)
  if (!action) throw notFound()
  return action
}

function list(call: Call): Answer {
  const byName = actionsHere(call).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return json(byName.map((action) => listedAction(call, action)))
}

/** Of a change: what the record of the page has, and the action puts in its place; of a new record, what it begins with. */
function presentValues(call: Call, action: Action, contextId: string | undefined): Record<string, unknown> {
  const target = objectOf(call, action.target)
  if (action.type !== 'Update' || contextId === undefined) {
    const initial: Record<string, Value> =
      action.type === 'Update' ? {} : initialValues(call, target, recordTypeIn(call, target))
    return Object.fromEntries(action.fields.map((name) => [name, initial[name] ?? null]))
  }
  const fields = fieldsNamed(call.view, target, action.fields)
  const { attributes: _, ...values } = showRow(call, target, rowById(call, target, contextId), fields)
  return values
}

function defaultValues(call: Call): Answer {
  const action = actionOf(call)
  const { context } = call.params
  const attributes = { type: action.target }
  return json({ attributes, ...presentValues(call, action, context), ...valuesOf(call, action, context) })
}

/** POST {contextId?, record}: makes or changes the record; what the caller gives wins over what the action gives. */
function execute(call: Call): Answer {
  const action = actionOf(call)
  const { contextId = null, record } = payloadObject(call)
  if (!isObject(record)) throw new OrgError('MISSING_ARGUMENT', 'A record is required')
  const context = contextId === null ? undefined : String(contextId)
  const { attributes: _, ...fields } = record
  const [result, refused] = runAction(call, action, { context, fields })
  const isNew = action.type !== 'Update'
  const shown = { contextId, created: isNew && result.success, errors: result.errors.map(restError), feedItemIds: [] }
  const { success, id } = result
  const successMessage = success ? (action.successMessage ?? null) : null
  return json({ ...shown, id, success, successMessage }, refused?.status ?? (isNew ? 201 : 200))
}

function routesOf(base: string): Route[] {
  const action = `${base}/:action`
  return [
    { method: 'GET', path: base, run: list },
    { method: 'GET', path: action, run: (call) => json(listedAction(call, actionOf(call))) },
    { method: 'POST', path: action, run: execute },
    { method: 'GET', path: `${action}/describe`, run: (call) => json(describedAction(call, actionOf(call))) },
    { method: 'GET', path: `${action}/defaultValues`, run: defaultValues },
    { method: 'GET', path: `${action}/defaultValues/:context`, run: defaultValues },
  ]
}

export const partly = [
  'Deployed actions make, change or log; formulas among their values are not computed, and actions with mail, pages or flows are not there.',
]

export const routes: Route[] = [...routesOf(everywhere), ...routesOf(ofObject)]
