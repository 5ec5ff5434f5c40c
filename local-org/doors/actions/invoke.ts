/** Tells of actions and runs them (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_actions_invocable.htm). */
import { OrgError } from '../../org/index.ts'
import { type Answer, type Call, isObject, json, payload, rowError } from '../wire/index.ts'
import type { Action, Inputs, Parameter } from './action.ts'

/** The list of them; `path` tells the address of one below /actions. */
export function listed(call: Call, actions: readonly Action[], path: (action: Action) => string): Answer {
  const told = actions.map((action) => {
    const { label, name, type } = action
    return { label, name, type, url: `/services/data/v${call.version}/actions${path(action)}` }
  })
  return json({ actions: told })
}

export function described({ description, inputs, label, name, outputs, standard, type }: Action): Answer {
  const [entity] = standard ? [] : name.split('.')
  return json({
    description,
    inputs: inputs.map(parameter),
    label,
    name,
    outputs: outputs.map(parameter),
    standard,
    targetEntityName: entity ?? null,
    type,
  })
}

function parameter({ choices, label, many = false, name, required = false, type }: Parameter) {
  return {
    byteLength: 0,
    description: label,
    label,
    maxOccurs: many ? 2000 : 1,
    name,
    picklistValues: choices?.map((value) => ({ active: true, defaultValue: false, label: value, value })) ?? null,
    required,
    sobjectType: null,
    type,
  }
}

/** One result for each set of inputs, in their order; 400 when one of them failed. */
export function invoked(call: Call, action: Action): Answer {
  const body = payload(call)
  const sets = isObject(body) && Array.isArray(body['inputs']) ? body['inputs'] : [{}]
  const results = sets.map((inputs: unknown) => result(call, action, isObject(inputs) ? inputs : {}))
  return json(results, results.every(({ isSuccess }) => isSuccess) ? 200 : 400)
}

function result(call: Call, action: Action, inputs: Inputs) {
  const told = { actionName: action.name, invocationId: null, outcome: null, sortOrder: -1, version: 1 }
  try {
    requireInputs(action, inputs)
    return { ...told, errors: null, isSuccess: true, outputValues: action.run(call, inputs) }
  } catch (refused) {
    if (!(refused instanceof OrgError)) throw refused
    return { ...told, errors: [rowError(refused)], isSuccess: false, outputValues: null }
  }
}

function requireInputs({ inputs }: Action, given: Inputs): void {
  const missing = inputs.find(({ name, required }) => required && (given[name] ?? '') === '')
  if (missing) throw new OrgError('REQUIRED_FIELD_MISSING', `Missing required input parameter: ${missing.name}`)
}
