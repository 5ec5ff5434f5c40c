/** Exchanges the code of the device flow for tokens, once somebody allowed it. */

import { loginWay } from '../../wire/index.ts'
import { admitApp, admitUser } from '../admission.ts'
import { authenticateClient } from '../client.ts'
import { settled } from '../device.ts'
import { required } from '../form.ts'
import { tokenAnswer, wantsRefreshToken } from '../token-answer.ts'
import type { Grant } from './grant.ts'

export const device: Grant = (call, form) => {
  const app = authenticateClient(call, form, 'as-configured')
  const { userId, scope } = settled(call, required(form, 'code'), app.clientId)
  admitApp(call, app)
  admitUser(call, userId)
  const login = loginWay(call, 'Remote Access 2.0')
  const wish = { userId, clientId: app.clientId, scope, refreshToken: wantsRefreshToken(scope), login }
  return tokenAnswer(call, app, call.instance.org.accounts.createSession(wish))
}
