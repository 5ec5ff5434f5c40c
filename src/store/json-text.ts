/** JSON as PostgreSQL takes it. */

const refused = /\\u0000|\\ud[89a-f]/

/**
 * The JSON text of a value for a jsonb column. The two things JSON allows and jsonb refuses (the character NUL, half a
 * surrogate pair) are dropped or replaced, so that one odd character in a record can never stop a feed or a run.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value ?? null)
  if (!refused.test(text)) return text
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\0', '').toWellFormed() : part,
  )
}
