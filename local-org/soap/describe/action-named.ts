/** A quick action by the name a call gives. */

import { type Action, actions } from '../../doors/quick-actions/action.ts'
import { OrgError } from '../../org/index.ts'

/** 'LogACall', or with its object: 'Account.LogACall'. Throws OrgError NOT_FOUND. */
export function actionNamed(asked: string): Action {
  const name = asked
    .slice(asked.indexOf('.') + 1)
    .trim()
    .toLowerCase()
  const action = actions.find((one) => one.name.toLowerCase() === name)
  if (action) return action
  throw new OrgError('NOT_FOUND', `Quick action ${asked} does not exist`)
}
