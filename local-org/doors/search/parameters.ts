/** The parameters of a search without SOSL, and the SOSL they stand for (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search_parameterized.htm). */

import { OrgError } from '../../org/index.ts'
import { Members } from './members.ts'

/** What a search is to find of one object. */
function objectWish(value: unknown) {
  const given = new Members(value)
  const wish = {
    name: given.text('name') ?? '',
    fields: given.texts('fields'),
    where: given.text('where'),
    orderBy: given.text('orderBy'),
    limit: given.count('limit'),
    offset: given.count('offset'),
  }
  given.refuseOthers()
  return wish
}

/** Parameters of a POST's body. Throws JSON_PARSER_ERROR for a member it does not know or of another type. */
export function parametersIn(body: unknown) {
  const given = new Members(body)
  const wish = {
    q: given.text('q'),
    /** Group of fields: ALL, NAME, EMAIL, PHONE, SIDEBAR. */
    in: given.text('in'),
    /** Fields of every object that names none of its own. */
    fields: given.texts('fields'),
    sobjects: given.list('sobjects')?.map(objectWish),
    overallLimit: given.count('overallLimit'),
    defaultLimit: given.count('defaultLimit'),
    offset: given.count('offset'),
    /** 'LABELS' asks for the labels of what was found. */
    metadata: given.text('metadata'),
    /** Length of snippets, in characters. */
    snippet: given.count('snippet'),
    spellCorrection: given.flag('spellCorrection'),
    pricebookId: given.text('pricebookId'),
    updateTracking: given.flag('updateTracking'),
    updateViewStat: given.flag('updateViewStat'),
    division: given.text('division'),
    dataCategories: given.list('dataCategories'),
    netWorkIds: given.texts('netWorkIds'),
  }
  given.refuseOthers()
  return wish
}

type ObjectWish = Partial<ReturnType<typeof objectWish>>
export type SearchParameters = Partial<Omit<ReturnType<typeof parametersIn>, 'sobjects'>> & {
  sobjects?: ObjectWish[] | undefined
}

const MOST_PER_OBJECT = 2000
/** Parameters of a GET that are one value; the POST calls some of them otherwise. */
const SINGLE = [
  'q',
  'in',
  'overallLimit',
  'defaultLimit',
  'offset',
  'metadata',
  'snippet',
  'spellCorrection',
  'pricebookId',
  'updateTracking',
  'updateViewStat',
  'division',
] as const

/** Parameters of a GET: `q`, `sobject` (once per object), `Account.fields`, `Account.limit`, … */
export function parametersOf(query: URLSearchParams): SearchParameters {
  const wish: Record<string, unknown> = Object.fromEntries(given(query, SINGLE))
  const sobjects = query.getAll('sobject').flatMap(listOf)
  if (query.has('fields')) wish['fields'] = listOf(query.get('fields'))
  if (sobjects.length > 0) wish['sobjects'] = sobjects.map((name) => objectIn(query, name))
  if (query.has('dataCategory')) wish['dataCategories'] = [query.get('dataCategory')]
  if (query.has('netWorkIds')) wish['netWorkIds'] = listOf(query.get('netWorkIds'))
  return parametersIn(wish)
}

function given(query: URLSearchParams, names: readonly string[], prefix = ''): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const value = query.get(prefix + name)
    return value === null ? [] : [[name, value]]
  })
}

function objectIn(query: URLSearchParams, name: string): Record<string, unknown> {
  const fields = listOf(query.get(`${name}.fields`))
  return {
    name,
    ...(fields.length > 0 ? { fields } : {}),
    ...Object.fromEntries(given(query, ['where', 'orderBy', 'limit', 'offset'], `${name}.`)),
  }
}

/** Names between commas; those inside parentheses, as in `format(Amount)`, hold together. */
function listOf(text: string | null): string[] {
  return (text ?? '').split(/,(?![^(]*\))/).flatMap((name) => name.trim() || [])
}

/** The search as SOSL. Throws OrgError MALFORMED_SEARCH without a term, and for wishes that contradict each other. */
export function parameterizedText(wish: SearchParameters): string {
  const { q, sobjects = [] } = wish
  if (!q) throw new OrgError('MALFORMED_SEARCH', 'No search term found. The search term must be enclosed in braces.')
  checkObjects(wish)
  const term = q.replace(/\\.|[&|!{}[\]^~:+-]/gs, (sign) => (sign.length > 1 ? sign : `\\${sign}`))
  const returning = sobjects.length > 0 ? ` RETURNING ${sobjects.map((one) => objectText(one, wish)).join(', ')}` : ''
  return `FIND {${term}}${wish.in ? ` IN ${wish.in} FIELDS` : ''}${returning}${clausesOf(wish)}`
}

/** [K: the words] */
function checkObjects({ fields, defaultLimit, offset, sobjects = [] }: SearchParameters): void {
  const needy = Object.entries({ fields, defaultLimit, offset }).find(([, value]) => value !== undefined)?.[0]
  const fault =
    needy !== undefined && sobjects.length === 0
      ? `${needy} requires at least one sobject`
      : offset !== undefined && sobjects.length > 1
        ? 'offset can only be used with one sobject'
        : undefined
  if (fault !== undefined) throw new OrgError('MALFORMED_SEARCH', fault)
}

/** What stands behind RETURNING. */
function clausesOf(wish: SearchParameters): string {
  const {
    metadata,
    snippet,
    spellCorrection,
    pricebookId,
    division,
    dataCategories = [],
    netWorkIds = [],
    overallLimit,
  } = wish
  const updates = [...(wish.updateTracking ? ['TRACKING'] : []), ...(wish.updateViewStat ? ['VIEWSTAT'] : [])]
  return [
    ...(division === undefined ? [] : [` WITH DIVISION = '${division}'`]),
    ...(dataCategories.length > 0 ? [' WITH DATA CATEGORY'] : []),
    ...(netWorkIds.length > 0 ? [' WITH NETWORK'] : []),
    ...(snippet === undefined ? [] : [` WITH SNIPPET (target_length=${snippet})`]),
    ...(spellCorrection === undefined ? [] : [` WITH SPELL_CORRECTION = ${spellCorrection}`]),
    ...(pricebookId === undefined ? [] : [` WITH PricebookId = '${pricebookId}'`]),
    ...(metadata === undefined ? [] : [` WITH METADATA = '${metadata}'`]),
    ...(overallLimit === undefined ? [] : [` LIMIT ${overallLimit}`]),
    ...(updates.length > 0 ? [` UPDATE ${updates.join(', ')}`] : []),
  ].join('')
}

function objectText(object: ObjectWish, wish: SearchParameters): string {
  const fields = object.fields ?? wish.fields ?? ['Id']
  const limit = object.limit ?? wish.defaultLimit
  const offset = object.offset ?? wish.offset
  const clauses = [
    fields.join(', '),
    ...(object.where ? [`WHERE ${object.where}`] : []),
    ...(object.orderBy ? [`ORDER BY ${object.orderBy}`] : []),
    ...(limit === undefined ? [] : [`LIMIT ${Math.min(limit, MOST_PER_OBJECT)}`]),
    ...(offset === undefined ? [] : [`OFFSET ${offset}`]),
  ]
  return `${object.name}(${clauses.join(' ')})`
}
