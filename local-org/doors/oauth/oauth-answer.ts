/** OAuth's own shape of a refusal: `{"error","error_description"}` (RFC 6749 §5.2). */

import { OrgError } from '../../org/index.ts'
import { type Answer, json, refusal } from '../wire/index.ts'

/** Runs an OAuth endpoint; an OrgError whose code is an OAuth code becomes its JSON body. */
export async function oauthAnswer(run: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await run()
  } catch (failure) {
    return oauthRefusal(failure)
  }
}

/** The body for a failure; what is not the org's own refusal is a fault of ours. */
export function oauthRefusal(failure: unknown): Answer {
  if (!(failure instanceof OrgError)) return refusal(failure)
  const lacking: Record<string, string> = failure.unsupported ? { 'X-Local-Org-Unsupported': failure.unsupported } : {}
  return json({ error: failure.errorCode, error_description: failure.message }, failure.status, lacking)
}
