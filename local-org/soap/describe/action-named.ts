/** A quick action by the name a call gives. */

import type { Action } from '../../doors/quick-actions/action.ts'
import { actionsOf } from '../../doors/quick-actions/own-actions.ts'
import { OrgError } from '../../org/index.ts'
import type { SoapCall } from '../soap-call.ts'

/** The actions on the pages of an object; without one, those that stand everywhere. */
export function actionsOn(call: SoapCall, object: string | undefined): Action[] {
  const page = object?.trim().toLowerCase()
  return actionsOf(call).filter(({ context }) => context === undefined || context.toLowerCase() === page)
}

/** 'LogACall', or with its object: 'Account.LogACall'. Throws OrgError NOT_FOUND. */
export function actionNamed(call: SoapCall, asked: string): Action {
  const [first = '', second] = asked.trim().toLowerCase().split('.')
  const actions = second === undefined ? actionsOn(call, undefined) : actionsOn(call, first)
  const action = actions.find(({ name }) => name.toLowerCase() === (second ?? first))
  if (action) return action
  throw new OrgError('NOT_FOUND', `Quick action ${asked} does not exist`)
}
