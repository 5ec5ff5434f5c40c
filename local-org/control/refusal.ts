/** How the control door says no: one sentence under `error`. */

import { z } from 'zod'
import { type Answer, json } from '../doors/index.ts'
import { OrgError } from '../org/index.ts'

/** The answer to a failed control call: 400 for wrong input or a refusal of the org, 500 for a fault of ours. */
export function controlRefusal(failure: unknown): Answer {
  if (failure instanceof z.ZodError) {
    return json({ error: failure.issues.flatMap(sentences).join('; ') }, 400)
  }
  if (failure instanceof OrgError) {
    return json({ error: failure.message, errorCode: failure.errorCode, fields: failure.fields }, failure.status)
  }
  console.error(failure)
  return json({ error: failure instanceof Error ? failure.message : String(failure) }, 500)
}

/** An issue in words. Of several shapes that were possible, the one that came nearest speaks. */
function sentences(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.reduce((best, one) => (one.length < best.length ? one : best))
    return nearest.flatMap(sentences)
  }
  return [`${issue.path.join('.') || 'body'}: ${issue.message}`]
}

/** A refusal of the control door itself. */
export function unknown(what: string): OrgError {
  return new OrgError('NOT_FOUND', what, { status: 404 })
}
