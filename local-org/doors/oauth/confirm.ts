/** POST of the consent page: the logged-in person allows or denies the app. */

import { type Answer, type OpenCall, redirect } from '../wire/index.ts'
import { decide, loggedIn } from './authorize.ts'
import { readForm } from './form.ts'

export function confirm(call: OpenCall): Answer {
  const form = readForm(call)
  const userId = loggedIn(call)
  if (userId === undefined) return redirect('/')
  return decide(call, form, userId, form.get('decision') === 'allow')
}
