/** What counts as true in conditions. */

/** False are: false, nothing, the empty text, the empty list. All else is true, 0 too, as in Liquid. */
export function isTrue(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false
  if (typeof value === 'string') return value.trim() !== ''
  return !Array.isArray(value) || value.length > 0
}
