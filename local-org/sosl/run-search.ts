/** Answers SOSL: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search.htm */
import { type ListViewFilter, listViews } from '../objects/index.ts'
import { type ObjectDef, type OrgView, type Row, to18 } from '../org/index.ts'
import {
  parseSoql,
  type QueryNode,
  type QueryResult,
  type ReturningNode,
  refusal,
  runQueryOver,
  type WireRecord,
} from '../soql/index.ts'
import { correctTerm } from './correct-term.ts'
import { type Emphasis, emphasize } from './emphasis.ts'
import { type EntityLabels, entityLabels } from './entity-labels.ts'
import { searchedFields } from './field-group.ts'
import { findCandidates, isExact } from './find-candidates.ts'
import { rowTest } from './match-row.ts'
import { withNicknames } from './nicknames.ts'
import { parseSosl, type Search } from './parse-sosl.ts'
import type { SearchIndex } from './search-index.ts'

/** What a search found. */
export interface SearchAnswer {
  /** Spelled as the `searchRecords` of REST. */
  readonly records: readonly WireRecord[]
  /** Of each record what WITH HIGHLIGHT and WITH SNIPPET add to it. */
  readonly emphases: readonly (Emphasis | undefined)[]
  /** What WITH METADATA adds to the whole. */
  readonly labels?: readonly EntityLabels[]
}

/** `RETURNING Account` where nothing was said: every searchable object, ids only. */
function everyObject(org: OrgView): readonly ReturningNode[] {
  const searchable = [...org.objects()].filter(
    (object) => object.searchable && object.queryable && object.further?.read !== false,
  )
  const path = (name: string) => ({ kind: 'path' as const, parts: [{ text: name, at: 0 }], at: 0 })
  return searchable.map(({ name }) => {
    const select = [{ kind: 'field' as const, operand: path('Id') }]
    return { query: { kind: 'query', select, from: [{ path: path(name) }], order: [], uses: [] } }
  })
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

const objectName = ({ query }: ReturningNode) => query.from[0]!.path.parts[0]!.text

/** The filter of the list view an entry names. Throws MALFORMED_SEARCH for one the object has not [K: the words]. */
function listViewOf({ text }: Search, { listView }: ReturningNode, object: ObjectDef): ListViewFilter | undefined {
  if (!listView) return undefined
  const name = listView.text.toLowerCase()
  const found = listViews.find((view) => view.object === object.name && view.developerName.toLowerCase() === name)
  if (found) return found
  const message = `The list view '${listView.text}' does not exist on entity '${object.name}'`
  throw refusal(text, listView.at, 'MALFORMED_SEARCH', message)
}

/** The entry as a query: with the filter of its list view, and no more rows than the search wants at all. */
function queryOf(search: Search, entry: ReturningNode, object: ObjectDef | undefined): QueryNode {
  const capped = { ...entry.query, limit: entry.query.limit ?? { value: search.limit, at: 0 } }
  const view = object && listViewOf(search, entry, object)
  if (!view) return capped
  const scope = view.scope ? ` USING SCOPE ${view.scope}` : ''
  const filter = parseSoql(`SELECT Id FROM ${view.object}${scope}${view.where ? ` WHERE ${view.where}` : ''}`).node
  const terms = [filter.where, capped.where].flatMap((term) => term ?? [])
  const where = terms.length > 1 ? { kind: 'and' as const, terms } : terms[0]
  return { ...capped, ...(where ? { where } : {}), ...(filter.scope ? { scope: filter.scope } : {}) }
}

/** Products that stand in the price book. */
function* inPricebook(org: OrgView, rows: Iterable<Row>, pricebookId: string): Iterable<Row> {
  for (const row of rows) {
    const entries = org.table('PricebookEntry').lookup('Product2Id', [row.Id]) ?? []
    if (entries.some((entry) => entry['Pricebook2Id'] === to18(pricebookId) && entry['IsDeleted'] !== true)) yield row
  }
}

function answer(org: OrgView, index: SearchIndex, search: Search, entry: ReturningNode): QueryResult {
  const object = org.object(objectName(entry))
  const found = object ? hits(org, index, object, search) : []
  const { pricebookId } = search
  const rows = pricebookId !== undefined && object?.name === 'Product2' ? inPricebook(org, found, pricebookId) : found
  return runQueryOver(org, { text: search.text, node: queryOf(search, entry, object) }, rows)
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

const isPerson = (object: ObjectDef | undefined) => object?.fields.some(({ name }) => name === 'FirstName') === true

/** What each entry finds; persons are found by their nicknames too. */
function answers(org: OrgView, index: SearchIndex, search: Search, entries: readonly ReturningNode[]): QueryResult[] {
  return entries.map((entry) => {
    const person = isPerson(org.object(objectName(entry)))
    return answer(org, index, person ? { ...search, term: withNicknames(search.term) } : search, entry)
  })
}

/** The same where nothing was found, in a spelling that is known: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_with_spell_correction.htm */
function respelled(org: OrgView, index: SearchIndex, search: Search, entries: readonly ReturningNode[]) {
  return entries.flatMap((entry) => {
    const object = org.object(objectName(entry))
    const term = object && correctTerm(search.term, index.of(object))
    return term ? answer(org, index, { ...search, term }, entry) : []
  })
}

/**
 * What a search finds as the view's user; `version` is the API version of the URLs in its records, '60.0'.
 * Throws OrgError MALFORMED_SEARCH, INVALID_SEARCH, INVALID_TYPE, INVALID_FIELD.
 */
export function runSearch(org: OrgView, index: SearchIndex, text: string, version: string): SearchAnswer {
  const search = parseSosl(text)
  const entries = search.returning.length > 0 ? search.returning : everyObject(org)
  const asWritten = answers(org, index, search, entries)
  const isMissed = search.corrected !== false && asWritten.every(({ length }) => length === 0)
  const results = isMissed ? respelled(org, index, search, entries) : asWritten
  const shares = sharesOf(results, search.limit)
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0)
  const found = results.map((result) => {
    const records = result.page(0, shares.get(result) ?? 0, version)
    const object = org.object(result.object)
    return { records, emphases: object ? emphasize(org, search, { object, records, total }) : [] }
  })
  const records = found.flatMap((one) => one.records)
  const emphases = found.flatMap((one) => one.emphases)
  return { records, emphases, ...(search.labels ? { labels: entityLabels(org, records) } : {}) }
}
