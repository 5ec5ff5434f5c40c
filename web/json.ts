/** Looking into data whose shape is not known. */
export type Json = Record<string, unknown>

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const recordOf = (value: unknown): Json => (isRecord(value) ? value : {})

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What stands at a place; undefined when there is nothing. */
export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let at: unknown = value
  for (const part of path) {
    if (Array.isArray(at)) at = at[Number(part)]
    else at = isRecord(at) ? at[part] : undefined
  }
  return at
}
