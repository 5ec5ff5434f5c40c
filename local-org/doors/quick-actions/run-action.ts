/** Running a quick action: the record it makes, or the change of the record of the page. */

import { type Operation, OrgError, type SaveOptions, to18 } from '../../org/index.ts'
import { objectOf, saveOne } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'
import { type Action, contextField } from './action.ts'

/** What the action gives: of a new record also the way to the record of the page, `contextId`. */
export function valuesOf(call: Call, action: Action, contextId: string | undefined): Record<string, unknown> {
  const target = objectOf(call, action.target)
  const isNew = action.type !== 'Update' && contextId !== undefined
  const field = isNew ? (action.parentField ?? contextField(call, target, contextId)) : undefined
  return { ...action.fixed?.(call.view.now()), ...(field ? { [field]: contextId } : {}) }
}

interface Run {
  /** Record of the page. */
  context: string | undefined
  fields: Record<string, unknown>
}

/** What the caller gives wins over what the action gives. Throws MISSING_ARGUMENT for a change of nothing. */
export function runAction(call: Call, action: Action, { context, fields }: Run, options: SaveOptions = {}) {
  if (action.type === 'Update' && context === undefined) throw new OrgError('MISSING_ARGUMENT', 'contextId is required')
  const values = { ...valuesOf(call, action, context), ...fields }
  return saveOne(call, operationOf(action, values, context), options)
}

function operationOf({ type, target }: Action, values: Record<string, unknown>, contextId = ''): Operation {
  if (type !== 'Update') return { op: 'create', object: target, values }
  return { op: 'update', object: target, id: to18(contextId) ?? contextId, values }
}
