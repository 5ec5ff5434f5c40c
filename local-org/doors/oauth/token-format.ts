/** The forms a token answer comes in: JSON, XML or a form's, as `format` or the `Accept` header wishes (https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm). */

import { writeElement } from '../../soap/index.ts'
import { type Answer, isObject, jsonOf, type OpenCall } from '../wire/index.ts'
import { readForm } from './form.ts'
import { oauthRefusal } from './oauth-answer.ts'

type Members = Record<string, string>

const writers: Record<string, { type: string; write: (members: Members) => string }> = {
  urlencoded: {
    type: 'application/x-www-form-urlencoded',
    write: (members) => new URLSearchParams(members).toString(),
  },
  // [K] the name of the root.
  xml: {
    type: 'application/xml',
    write: (members) => `<?xml version="1.0" encoding="UTF-8"?>${writeElement('OAuth', members)}`,
  },
}

/** What is granted or refused, in the form the client wants. */
export function inFormat(call: OpenCall, grant: () => Answer): Answer {
  const answer = grantedOrRefused(grant)
  const writer = writers[formatOf(call)]
  const value = jsonOf(answer)
  if (!writer || !isObject(value)) return answer
  const members = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, String(member)]))
  return { ...answer, body: { kind: 'text', type: `${writer.type};charset=UTF-8`, text: writer.write(members) } }
}

function grantedOrRefused(grant: () => Answer): Answer {
  try {
    return grant()
  } catch (failure) {
    return oauthRefusal(failure)
  }
}

/** A header that takes anything, or JSON among others, wishes JSON. */
function formatOf(call: OpenCall): string {
  const asked = readForm(call).get('format')
  if (asked !== undefined) return asked
  const accepted = call.headers['accept']?.split(';')[0]?.trim()
  return Object.keys(writers).find((name) => writers[name]?.type === accepted) ?? 'json'
}
