/** SOSL over REST, and searches put together from parameters (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search.htm). */

import { OrgError } from '../org/index.ts'
import { type Emphasis, prepareSearch, runSearch, type SearchAnswer } from '../sosl/index.ts'
import { objectOf } from './rows/index.ts'
import { parameterizedText, parametersIn, parametersOf, type SearchParameters } from './search/parameters.ts'
import { searchedObjects, searchLayout } from './search/search-layout.ts'
import { typedTerm } from './search/typed-term.ts'
import { type Answer, type Call, json, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version'

/** What a suggestion finds of each object unless `?limit=` says otherwise. */
const defaultSuggestions = 5
/** Suggestions take three characters; one is enough in scripts whose signs are words. */
const longEnough = /.{3}|[^\p{ASCII}\p{Script=Latin}]/su
/** From this version on the records of an answer are a member of it; before, they were the answer. */
const wrappedSince = 37

/** Finds, after the word indexes are there; inside a composite call at once. */
function find(call: Call, text: string, show: (found: SearchAnswer) => unknown): Answer | Promise<Answer> {
  const { search } = call.instance
  const answer = () => {
    const found = runSearch(call.view, search, text, call.root)
    call.tally.rows += found.records.length
    return json(show(found))
  }
  const wait = call.atOnce ? undefined : prepareSearch(call.view, search, text)
  return wait ? wait.then(answer) : answer()
}

/** Records with what was marked in them: `highlight.Name`, `snippet.text`. */
function marked({ records, emphases }: SearchAnswer): Record<string, unknown>[] {
  return records.map((record, at) => ({ ...record, ...emphasisMembers(emphases[at]) }))
}

function emphasisMembers(emphasis: Emphasis | undefined): Record<string, string> {
  if (!emphasis) return {}
  const { text, wholeFields } = emphasis
  const fields = wholeFields.map(({ name, value }) => [`highlight.${name}`, value] as const)
  return { ...(text === undefined ? {} : { 'snippet.text': text }), ...Object.fromEntries(fields) }
}

function wrapped(found: SearchAnswer): unknown {
  const metadata = found.labels ? { metadata: { entityMetadata: found.labels } } : {}
  return { searchRecords: marked(found), ...metadata }
}

function search(call: Call): Answer | Promise<Answer> {
  const show = Number.parseInt(call.version, 10) < wrappedSince ? marked : wrapped
  return find(call, call.query.get('q') ?? '', show)
}

function parameterized(call: Call, wish: SearchParameters): Answer | Promise<Answer> {
  return find(call, parameterizedText(wish), wrapped)
}

/** GET /search/suggestions?q=Acm&sobject=Account: records whose names begin so. */
function suggest(call: Call): Answer | Promise<Answer> {
  const { q = '', sobject = '', limit, where, fields = '' } = Object.fromEntries(call.query)
  if (!q || !sobject) throw new OrgError('MISSING_ARGUMENT', 'The parameters q and sobject are required')
  if (!longEnough.test(q)) throw new OrgError('INVALID_SEARCH', `search term must be longer than two characters: ${q}`)
  const most = Number.parseInt(limit ?? '', 10) || defaultSuggestions
  const sobjects = sobject.split(',').map((name) => {
    const object = objectOf(call, name.trim())
    const names = object.fields.filter((field) => field.nameField).map((field) => field.name)
    const wanted = fields.split(',').flatMap((field) => field.trim() || [])
    const shown = new Map(['Id', ...names, ...wanted].map((field) => [field.toLowerCase(), field]))
    return { name: object.name, fields: [...shown.values()], ...(where ? { where } : {}) }
  })
  const text = parameterizedText({ q: typedTerm(q) ?? q, in: 'NAME', sobjects, overallLimit: most + 1 })
  return find(call, text, ({ records }) => ({
    autoSuggestResults: records.slice(0, most),
    hasMoreResults: records.length > most,
  }))
}

/** GET /search/scopeOrder: objects in the order a search shows them. */
function scopeOrder(call: Call): Answer {
  return json(
    searchedObjects(call.view).map(({ name }) => {
      return { name, resultsLayout: `${call.params['version']}/search/layout?q=${name}` }
    }),
  )
}

/** GET /search/layout?q=Account,Contact: the columns of search results. */
function layout(call: Call): Answer {
  const names = (call.query.get('q') ?? '').split(',').flatMap((name) => name.trim() || [])
  return json(names.map((name) => searchLayout(call, objectOf(call, name))))
}

export const partly = [
  'Where nothing is found, words are respelled by one slip of the pen; of synonyms there are only the nicknames of persons. Divisions, data categories and sites are refused as by an org without them.',
]

export const routes: Route[] = [
  { method: 'GET', path: `${base}/search`, run: search },
  { method: 'GET', path: `${base}/tooling/search`, api: 'tooling', run: search },
  { method: 'GET', path: `${base}/search/suggestions`, run: suggest },
  { method: 'GET', path: `${base}/search/scopeOrder`, run: scopeOrder },
  { method: 'GET', path: `${base}/search/layout`, run: layout },
  {
    method: 'GET',
    path: `${base}/parameterizedSearch`,
    run: (call) => parameterized(call, parametersOf(call.query)),
  },
  {
    method: 'POST',
    path: `${base}/parameterizedSearch`,
    run: (call) => parameterized(call, parametersIn(payloadObject(call))),
  },
]
