/** Query parameters that the resources of the UI API share, checked in its words. */

import { type ObjectDef, OrgError, to18 } from '../../org/index.ts'
import { masterRecordType } from '../describe/index.ts'
import type { Call } from '../wire/index.ts'
import { type LayoutType, layoutPaths, type Mode } from './layout.ts'

const layoutTypes: LayoutType[] = ['Full', 'Compact']
const modes: Mode[] = ['View', 'Edit', 'Create']
const formFactors = ['Large', 'Medium', 'Small'] as const

/** The values between commas of a parameter; none when it is not given. */
export function listIn(call: Call, parameter: string): string[] {
  return call.query.getAll(parameter).flatMap((text) => text.split(',').flatMap((name) => name.trim() || []))
}

/** Field names of a parameter, each 'Object.Field'. Throws ILLEGAL_QUERY_PARAMETER_VALUE for one without an object. */
export function qualifiedIn(call: Call, parameter: string): string[] {
  const names = listIn(call, parameter)
  const bare = names.find((name) => !name.includes('.'))
  if (bare === undefined) return names
  throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `Expected '.' in all qualified names: ${bare} is invalid`)
}

function chosen<T extends string>(call: Call, parameter: string, choices: readonly T[], usual: T[]): T[] {
  const given = listIn(call, parameter)
  const found = given.map((value) => {
    const choice = choices.find((one) => one.toLowerCase() === value.toLowerCase())
    if (choice) return choice
    throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `Illegal value for query parameter '${parameter}': ${value}`)
  })
  return found.length > 0 ? found : usual
}

/** `layoutTypes`, or `layoutType` where a resource takes one. */
export function layoutTypesIn(call: Call, parameter = 'layoutTypes'): LayoutType[] {
  return chosen(call, parameter, layoutTypes, ['Full'])
}

/** `modes`, or `mode` where a resource takes one. */
export function modesIn(call: Call, parameter = 'modes'): Mode[] {
  return chosen(call, parameter, modes, ['View'])
}

/** Layouts are the same on every screen: the parameter is checked and changes nothing. */
export function checkFormFactor(call: Call): void {
  chosen(call, 'formFactor', formFactors, [])
}

/** The fields of all layouts a call asks for by `layoutTypes` and `modes`. */
export function pathsAsked(call: Call, object: ObjectDef, recordTypeId?: string): string[] {
  const asked = modesIn(call)
  return layoutTypesIn(call).flatMap((type) => {
    return asked.flatMap((mode) => layoutPaths(call, object, { type, mode, recordTypeId }))
  })
}

/** `recordTypeId`, or the type new records get. Throws INVALID_ID_FIELD for a type the object has not. */
export function recordTypeIn(call: Call, object: ObjectDef): string {
  const given = call.query.get('recordTypeId')
  const { types, defaultId } = call.view.recordTypes(object.name)
  if (given === null) return defaultId ?? masterRecordType
  const id = to18(given)
  if (id === masterRecordType || types.some((type) => type.id === id)) return id ?? masterRecordType
  throw new OrgError('INVALID_ID_FIELD', `Illegal value for query parameter 'recordTypeId': ${given}`)
}
