/** Lists of SCIM: filtered, and a page of them from `startIndex` (the first is 1) of at most `count`. */

import { type Answer, type Call, json } from '../wire/index.ts'
import { dialectOf } from './dialect.ts'
import { parseFilter } from './filter.ts'
import { flatten } from './flat.ts'

/** As ServiceProviderConfigs says. */
export const mostResults = 200

export type Document = Record<string, unknown>

/** Throws OrgError INVALID_FILTER. */
export function listAnswer(call: Call, documents: Iterable<Document>): Answer {
  const filter = call.query.get('filter')
  const fits = filter === null ? () => true : parseFilter(filter)
  const found = [...documents].filter((document) => fits(flatten(document)))
  const startIndex = Math.max(1, whole(call, 'startIndex', 1))
  const count = Math.min(mostResults, Math.max(0, whole(call, 'count', mostResults)))
  const page = found.slice(startIndex - 1, startIndex - 1 + count)
  return json({
    schemas: [dialectOf(call.path).list],
    totalResults: found.length,
    startIndex,
    itemsPerPage: page.length,
    Resources: page.map((document) => reduced(call, document)),
  })
}

/** The document with the attributes that were asked for; ids and schemas are always told. */
export function reduced(call: Call, document: Document): Document {
  const asked = call.query.get('attributes')
  if (asked === null) return document
  const names = new Set(['schemas', 'id', ...asked.split(',').map(topName)])
  return Object.fromEntries(Object.entries(document).filter(([name]) => names.has(name.toLowerCase())))
}

/** 'name.familyName' is part of 'name'. */
function topName(attribute: string): string {
  const name = attribute.trim().toLowerCase()
  return name.startsWith('urn:') ? name : (name.split('.')[0] ?? name)
}

function whole(call: Call, name: string, usual: number): number {
  const asked = Number.parseInt(call.query.get(name) ?? '', 10)
  return Number.isNaN(asked) ? usual : asked
}
