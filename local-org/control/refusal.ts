/** How the control door says no: one sentence under `error`. */

import { z } from 'zod'
import { type Answer, json } from '../doors/index.ts'
import { OrgError } from '../org/index.ts'

/** The answer to a failed control call: 400 for wrong input or a refusal of the org, 500 for a fault of ours. */
export function controlRefusal(failure: unknown): Answer {
  if (failure instanceof z.ZodError) {
    return json(
      { error: failure.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ') },
      400,
    )
  }
  if (failure instanceof OrgError) {
    return json({ error: failure.message, errorCode: failure.errorCode, fields: failure.fields }, failure.status)
  }
  console.error(failure)
  return json({ error: failure instanceof Error ? failure.message : String(failure) }, 500)
}

/** A refusal of the control door itself. */
export function unknown(what: string): OrgError {
  return new OrgError('NOT_FOUND', what, { status: 404 })
}
