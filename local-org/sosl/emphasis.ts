/**
 * What WITH HIGHLIGHT and WITH SNIPPET add to the records found: fields with the words marked, and a piece of the text around them.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_with_highlight.htm
 */
import type { FieldDef, FieldType, ObjectDef, OrgView } from '../org/index.ts'
import type { WireRecord } from '../soql/index.ts'
import { type WordMarker, wordMarker } from './mark-words.ts'
import type { Search } from './parse-sosl.ts'

/** What was found in a record, as SOAP tells it; REST writes the same as members of the record. */
export interface Emphasis {
  /** A piece of text around the words found. */
  readonly text?: string
  /** Whole fields, marked. */
  readonly wholeFields: readonly { readonly name: string; readonly value: string }[]
}

const HIGHLIGHTED = new Set(['Account', 'Campaign', 'Contact', 'Lead', 'Opportunity', 'Quote', 'User'])
const WITH_SNIPPETS = new Set(['Case', 'CaseComment', 'FeedItem', 'FeedComment'])
const MARKED_TYPES = new Set<FieldType>(['string', 'textarea', 'email'])
/** Records of one object that are marked at most. */
const MOST_HIGHLIGHTED = 25
/** Snippets are for a page people read: none when more is found. */
const MOST_WITH_SNIPPETS = 20

/** The name of a person is a compound: its parts are texts. */
const isWholeName = (field: FieldDef) => field.extraTypeInfo === 'personname' && field.compoundFieldName === undefined

function isMarked(field: FieldDef): boolean {
  return MARKED_TYPES.has(field.type) && !field.calculated && !field.htmlFormatted && !isWholeName(field)
}

function markedFields(view: OrgView, object: ObjectDef, record: WireRecord, marker: WordMarker) {
  return Object.entries(record).flatMap(([name, value]) => {
    const field = typeof value === 'string' ? view.field(object, name) : undefined
    const marked = field && isMarked(field) ? marker.mark(String(value)) : undefined
    return marked === undefined ? [] : { name, value: marked }
  })
}

/** The first long enough piece of the record's texts that holds a word found. */
function snippetOf(view: OrgView, object: ObjectDef, record: WireRecord, { marker, length }: SnippetWish) {
  const id = record.attributes.url?.split('/').at(-1) ?? ''
  const row = view.table(object.name).get(id)
  const pieces = object.fields.flatMap((field) => {
    const value = isMarked(field) ? row?.[field.name] : undefined
    return typeof value === 'string' ? (marker.excerpt(value, length) ?? []) : []
  })
  return pieces.toSorted((a, b) => b.length - a.length)[0]
}

interface SnippetWish {
  readonly marker: WordMarker
  readonly length: number
}

/** What is to be added to each record of one object, in their order; `total` is how many records were found in all. */
export function emphasize(
  view: OrgView,
  search: Search,
  { object, records, total }: { object: ObjectDef; records: readonly WireRecord[]; total: number },
): (Emphasis | undefined)[] {
  const marker = wordMarker(search.term)
  const highlights = search.highlight === true && (HIGHLIGHTED.has(object.name) || object.custom)
  const length = WITH_SNIPPETS.has(object.name) && total <= MOST_WITH_SNIPPETS ? search.snippetLength : undefined
  if (!highlights && length === undefined) return records.map(() => undefined)
  return records.map((record, at) => {
    if (length === undefined && at >= MOST_HIGHLIGHTED) return undefined
    const text = length === undefined ? undefined : snippetOf(view, object, record, { marker, length })
    const wholeFields = markedFields(view, object, record, marker)
    return text === undefined ? (wholeFields.length > 0 ? { wholeFields } : undefined) : { text, wholeFields }
  })
}
