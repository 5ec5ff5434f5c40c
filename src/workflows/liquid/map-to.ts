/** The Liquid filter map: of a list each entry's property, of a single record its own. */

/**
 * `{{ json.deals | where: "type", "DEAL" | first | map: "externalId" }}` is the id itself, not a list of one. Own properties
 * only; `map: "account.name"` goes deeper.
 */
export function mapTo(from: unknown, property: unknown): unknown {
  const names = String(property ?? '').split('.')
  const of = (entry: unknown) => names.reduce<unknown>(ownProperty, entry)
  if (from === null || from === undefined) return from
  return Array.isArray(from) ? from.map(of) : of(from)
}

function ownProperty(value: unknown, name: string): unknown {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isRecord && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
}
