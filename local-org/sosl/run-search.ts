/** Answers SOSL: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search.htm */
import type { ObjectDef, OrgView, Row } from '../org/index.ts'
import { type QueryNode, type QueryResult, runQueryOver, type WireRecord } from '../soql/index.ts'
import { searchedFields } from './field-group.ts'
import { findCandidates, isExact } from './find-candidates.ts'
import { rowTest } from './match-row.ts'
import { parseSosl, type Search } from './parse-sosl.ts'
import type { SearchIndex } from './search-index.ts'

/** `RETURNING Account` where nothing was said: every searchable object, ids only. */
function everyObject(org: OrgView): readonly QueryNode[] {
  const searchable = [...org.objects()].filter((object) => object.searchable && object.queryable)
  const path = (name: string) => ({ kind: 'path' as const, parts: [{ text: name, at: 0 }], at: 0 })
  return searchable.map(({ name }) => ({
    kind: 'query',
    select: [{ kind: 'field', operand: path('Id') }],
    from: [{ path: path(name) }],
    order: [],
    uses: [],
  }))
}

/** The rows of an object that hold the term where the user may see it. */
function* hits(org: OrgView, index: SearchIndex, object: ObjectDef, { term, mask }: Search): Iterable<Row> {
  const words = index.of(object)
  const all = searchedFields(object)
  const fields = all.filter(({ name }) => org.field(object, name))
  const isCertain = isExact(term) && fields.length === all.length
  const holds = isCertain ? () => true : rowTest(term, fields, mask)
  const table = org.table(object.name)
  for (const number of findCandidates(term, words, mask)) {
    const row = table.get(words.idOf(number))
    if (row && holds(row)) yield row
  }
}

/** Records left over by objects with few hits go to those with more: smallest first, each an equal share of the rest. */
function sharesOf(results: readonly QueryResult[], limit: number): ReadonlyMap<QueryResult, number> {
  const shares = new Map<QueryResult, number>()
  let left = limit
  const smallestFirst = results.toSorted((a, b) => a.length - b.length)
  for (const [place, result] of smallestFirst.entries()) {
    const share = Math.min(result.length, Math.floor(left / (results.length - place)))
    shares.set(result, share)
    left -= share
  }
  return shares
}

const objectName = (node: QueryNode) => node.from[0]!.path.parts[0]!.text

function answer(org: OrgView, index: SearchIndex, search: Search, node: QueryNode): QueryResult {
  const object = org.object(objectName(node))
  const rows = object ? hits(org, index, object, search) : []
  const capped = node.limit ?? { value: search.limit, at: 0 }
  return runQueryOver(org, { text: search.text, node: { ...node, limit: capped } }, rows)
}

/**
 * Waits until the indexes a search needs are built; undefined when they are, or are built quickly enough within the search.
 * Throws what `runSearch` throws for its text.
 */
export function prepareSearch(org: OrgView, index: SearchIndex, text: string): Promise<unknown> | undefined {
  const { returning } = parseSosl(text)
  const nodes = returning.length > 0 ? returning : everyObject(org)
  return index.prepare(nodes.flatMap((node) => org.object(objectName(node)) ?? []))
}

/**
 * The records a search finds as the view's user, spelled as the `searchRecords` of REST; `version` is the API version
 * of their URLs, '60.0'. Throws OrgError MALFORMED_SEARCH, INVALID_SEARCH, INVALID_TYPE, INVALID_FIELD.
 */
export function runSearch(org: OrgView, index: SearchIndex, text: string, version: string): WireRecord[] {
  const search = parseSosl(text)
  const nodes = search.returning.length > 0 ? search.returning : everyObject(org)
  const results = nodes.map((node) => answer(org, index, search, node))
  const shares = sharesOf(results, search.limit)
  return results.flatMap((result) => result.page(0, shares.get(result) ?? 0, version))
}
