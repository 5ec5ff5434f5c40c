/** `name=value` pairs of the command line. */
import { Problem } from '../problems.ts'

/** `name=Acme employees=12 active=true` as an object; values that read as JSON are taken as JSON. */
export function pairs(words: string[]): Record<string, unknown> {
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=')
      if (at < 1) {
        throw new Problem('bad-request', {
          what: `"${word}" is no field=value pair.`,
          fix: 'Write fields as name=value, or give JSON where the command takes it.',
        })
      }
      return [word.slice(0, at), asValue(word.slice(at + 1))]
    }),
  )
}

function asValue(given: string): unknown {
  try {
    const value: unknown = JSON.parse(given)
    // Long digits are ids and phone numbers, not numbers.
    return typeof value === 'number' && String(value) !== given ? given : value
  } catch {
    return given
  }
}
