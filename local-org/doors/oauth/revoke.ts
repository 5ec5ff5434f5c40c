/** Token revocation (RFC 7009), by POST, by a link, and from a page's script (https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_revoke_token.htm). */

import { OrgError } from '../../org/index.ts'
import { type Answer, empty, jsonOf, type OpenCall, text } from '../wire/index.ts'
import { type Form, readForm, required } from './form.ts'
import { oauthRefusal } from './oauth-answer.ts'

/** What may stand as the name of a script's function. */
const functionName = /^[\w$.]+$/

/** GET or POST /services/oauth2/revoke: ends a session, or a refresh token with all its sessions. With `callback`, it is told to that function of the page. */
export function revoke(call: OpenCall): Answer {
  const form = readForm(call)
  const callback = form.get('callback')
  if (callback === undefined || !functionName.test(callback)) {
    end(call, form)
    return empty(200)
  }
  return text('application/javascript;charset=UTF-8', `${callback}(${JSON.stringify(outcome(call, form))});`)
}

function end(call: OpenCall, form: Form): void {
  const token = required(form, 'token')
  if (!call.instance.org.accounts.revoke(token)) throw new OrgError('invalid_token', `invalid token: ${token}`)
}

/** A browser runs no script that comes with an error status, so the refusal is what the function is given. */
function outcome(call: OpenCall, form: Form): unknown {
  try {
    end(call, form)
    return {}
  } catch (failure) {
    return jsonOf(oauthRefusal(failure))
  }
}
