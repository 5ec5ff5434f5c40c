/** POST of the consent page: the logged-in person allows or denies the app. */

import { type Answer, cookieOf, type OpenCall, redirect } from '../wire/index.ts'
import { decide } from './authorize.ts'
import { readForm } from './form.ts'

export function confirm(call: OpenCall): Answer {
  const form = readForm(call)
  const userId = call.instance.browserSessions.get(cookieOf(call, 'sid_Client') ?? '')
  if (userId === undefined) return redirect('/login')
  return decide(call, form, userId, form.get('decision') === 'allow')
}
