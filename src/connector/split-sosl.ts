/**
 * A search that is too long for the address it travels in, as several that each return some of its objects.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_returning.htm
 */
import { Problem } from '../problems.ts'
import { outline } from './outline.ts'

/** Of an address of 16,384 bytes, headers included. */
const longestSosl = 15_000
const returning = /^(\s*FIND\s*\{(?:\\.|[^}\\])*\}.*?\bRETURNING\s+)(.+)$/is

const sizeOf = (text: string) => encodeURIComponent(text).length

/** The search itself when it is short enough. Throws Problem `query-invalid` when one object alone is too much. */
export function splitSosl(sosl: string, longest = longestSosl): string[] {
  if (sizeOf(sosl) <= longest) return [sosl]
  const [, head, rest] = returning.exec(sosl) ?? []
  if (head === undefined || rest === undefined) throw tooLong(sizeOf(sosl), longest)
  const { objects, tail } = partsOf(rest)
  const room = longest - sizeOf(head) - sizeOf(tail)
  const groups: string[][] = []
  let left = 0
  for (const object of objects) {
    const size = sizeOf(object) + 3
    if (size > room) break
    if (size > left || groups.length === 0) {
      groups.push([])
      left = room
    }
    groups.at(-1)?.push(object)
    left -= size
  }
  if (groups.flat().length < objects.length) throw tooLong(sizeOf(sosl), longest)
  return groups.map((some) => `${head}${some.join(',')}${tail}`)
}

/** What is returned, object by object, and what stands behind it. */
function partsOf(rest: string): { objects: string[]; tail: string } {
  const plain = outline(rest)
  const end = plain.search(/\s(?:WITH|LIMIT|UPDATE)\b/i)
  const [list, tail] = end < 0 ? [rest, ''] : [rest.slice(0, end), rest.slice(end)]
  const commas = [...plain.slice(0, list.length).matchAll(/,/g)].map(({ index }) => index)
  const starts = [0, ...commas.map((at) => at + 1)]
  return { objects: starts.map((at, nth) => list.slice(at, commas[nth] ?? list.length)), tail }
}

function tooLong(size: number, longest: number): Problem {
  return new Problem('query-invalid', {
    what: `The search has ${size.toLocaleString('en')} bytes as an address; Salesforce takes ${longest.toLocaleString('en')}.`,
    fix: 'Search for fewer words, or ask for fewer fields of an object.',
  })
}
