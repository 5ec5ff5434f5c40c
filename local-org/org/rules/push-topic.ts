/**
 * What a PushTopic may ask, and which operations it says it tells of.
 * https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/unsupported_soql_statements.htm
 */
import { type Change, fill, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import type { Meta } from '../schema/meta.ts'
import { OrgError } from '../schema.ts'

/** Standard objects that can be streamed; custom ones all can. */
const STREAMED = new Set(
  `Account Campaign Case Contact ContractLineItem Entitlement Lead LiveChatTranscript MessagingSession Opportunity Quote
  QuoteLineItem ServiceAppointment ServiceContract Task UserServicePresence WorkOrder WorkOrderLineItem`.split(/\s+/),
)

/** What stands nowhere in such a query, with the documented words. Texts in quotes are blanked before. */
const UNSUPPORTED: readonly (readonly [RegExp, string])[] = [
  [/\bIN\s*\(\s*SELECT\b/i, 'semi/anti join sub-selects are not supported'],
  [/\b(AVG|MAX|MIN|SUM|COUNT|COUNT_DISTINCT)\s*\(|\bGROUP\s+BY\b/i, 'Aggregate queries are not supported'],
  [/\bLIMIT\s+\d/i, "'LIMIT' is not allowed"],
  [/\bORDER\s+BY\b/i, "'ORDER BY' clause is not allowed"],
  [/\bOFFSET\s+\d/i, "'OFFSET' clause is not allowed"],
  [/\bTYPEOF\b/i, "'TYPEOF' clause is not allowed"],
  [/\bNOT\b(?!\s+IN\b)/i, "'NOT' is not supported"],
  [/\b[a-z_]\w*\.[a-z_]|\(\s*SELECT\b/i, 'relationships are not supported'],
]

const refused = (words: string, code = 'INVALID_FIELD') => new OrgError(code, words, { fields: ['Query'] })

function checkQuery(query: string, { catalog }: RuleContext): void {
  const plain = query.replace(/'(?:[^'\\]|\\.)*'/g, "''")
  for (const [shape, words] of UNSUPPORTED) if (shape.test(plain)) throw refused(words)
  const [, select, object, where = ''] =
    /^\s*SELECT\s+(.+?)\s+FROM\s+(\w+)(?:\s+WHERE\s+(.+))?\s*;?\s*$/is.exec(plain) ?? []
  if (!select || !object) throw refused(`unexpected token: '${plain.trim().split(/\s/)[0]}'`, 'MALFORMED_QUERY')
  const meta = catalog.get(object)
  if (!meta) throw refused(`sObject type '${object}' is not supported.`, 'INVALID_TYPE')
  if (!meta.def.custom && !STREAMED.has(meta.name)) throw refused(`entity type ${meta.name} is not supported`)
  const columns = select.split(',').map((column) => column.trim())
  const compared = [...where.matchAll(/(\w+)\s*(?:[=<>!]|\b(?:LIKE|IN|NOT\s+IN|INCLUDES|EXCLUDES)\b)/gi)]
  const filters = compared.map(([, column = '']) => column)
  checkColumns(meta, [...columns, ...filters])
  const closed = filters.map((column) => meta.field(column)).find((field) => field?.filterable === false)
  if (closed) throw refused(`field '${closed.name}' can not be filtered in a query call`)
  if (!columns.some((column) => column.toLowerCase() === 'id')) throw refused('Id field is required in the select list')
}

function checkColumns(meta: Meta, columns: readonly string[]): void {
  const unknown = columns.find((column) => !meta.field(column))
  if (unknown === undefined) return
  const hint =
    "be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names."
  throw refused(
    `No such column '${unknown}' on entity '${meta.name}'. If you are attempting to use a custom field, ${hint}`,
  )
}

/** The older field follows from the newer ones: 'Extended' speaks of neither new nor changed records. */
function tellOperations(change: Change): void {
  if (change.sent.has('NotifyForOperations')) return
  const [create, update] = ['Create', 'Update'].map((one) => change.after[`NotifyForOperation${one}`] !== false)
  fill(change, 'NotifyForOperations', create ? (update ? 'All' : 'Create') : update ? 'Update' : 'Extended')
}

export default {
  objects: ['PushTopic'],
  before: tellOperations,
  check(change, context) {
    if (change.kind !== 'delete' && isChanged(change, 'Query')) checkQuery(String(change.after['Query']), context)
  },
} satisfies Rule
