/** SOSL over REST, and searches put together from parameters (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search.htm). */

import { OrgError } from '../org/index.ts'
import { prepareSearch, runSearch } from '../sosl/index.ts'
import { objectOf } from './rows/index.ts'
import { parameterizedText, parametersOf, type SearchParameters } from './search/parameters.ts'
import { type Answer, type Call, isObject, json, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version'

/** What a suggestion finds of each object unless `?limit=` says otherwise. */
const defaultSuggestions = 5

type Found = Record<string, unknown>[]

/** Finds, after the word indexes are there; inside a composite call at once. */
function find(call: Call, text: string, show: (found: Found) => unknown): Answer | Promise<Answer> {
  const { search } = call.instance
  const answer = () => {
    const found = runSearch(call.view, search, text, call.root)
    call.tally.rows += found.length
    return json(show(found))
  }
  const wait = call.atOnce ? undefined : prepareSearch(call.view, search, text)
  return wait ? wait.then(answer) : answer()
}

function search(call: Call): Answer | Promise<Answer> {
  return find(call, call.query.get('q') ?? '', (searchRecords) => ({ searchRecords }))
}

function parameterized(call: Call, wish: SearchParameters): Answer | Promise<Answer> {
  const text = parameterizedText(wish)
  return find(call, text, (searchRecords) => ({
    searchRecords,
    ...(wish.metadata?.toUpperCase() === 'LABELS' ? { metadata: { entityMetadata: labels(call, searchRecords) } } : {}),
  }))
}

/** The labels of the objects and fields found. */
function labels(call: Call, found: Found): unknown[] {
  const names = new Set(
    found.flatMap(({ attributes }) => (isObject(attributes) ? String(attributes['type'] ?? '') : [])),
  )
  const fields = new Set(found.flatMap((record) => Object.keys(record)))
  return [...names].flatMap((entityName) => {
    const object = call.view.object(entityName)
    if (!object) return []
    const fieldMetadata = object.fields
      .filter(({ name }) => fields.has(name))
      .map(({ name, label }) => ({ label, name }))
    return { entityName, fieldMetadata }
  })
}

/** GET /search/suggestions?q=Ac&sobject=Account: records whose names begin so. */
function suggest(call: Call): Answer | Promise<Answer> {
  const { q = '', sobject = '', limit } = Object.fromEntries(call.query)
  if (!q || !sobject) throw new OrgError('MISSING_ARGUMENT', 'The parameters q and sobject are required')
  const most = Number.parseInt(limit ?? '', 10) || defaultSuggestions
  const sobjects = sobject.split(',').map((name) => {
    const object = objectOf(call, name)
    const fields = object.fields.filter((field) => field.nameField).map((field) => field.name)
    return { name: object.name, fields: ['Id', ...fields] }
  })
  const text = parameterizedText({ q: `${q}*`, in: 'NAME', sobjects, overallLimit: most + 1 })
  return find(call, text, (found) => ({
    autoSuggestResults: found.slice(0, most),
    hasMoreResults: found.length > most,
  }))
}

/** GET /search/scopeOrder: objects in the order a search shows them. */
function scopeOrder(call: Call): Answer {
  const searchable = [...call.view.objects()].filter((object) => object.searchable && object.layoutable)
  return json(
    searchable.map(({ name }) => ({ name, resultsLayout: `${call.params['version']}/search/layout?q=${name}` })),
  )
}

/** GET /search/layout?q=Account,Contact: the columns of search results. */
function layout(call: Call): Answer {
  const names = (call.query.get('q') ?? '').split(',').flatMap((name) => name.trim() || [])
  return json(
    names.map((name) => {
      const object = objectOf(call, name)
      const shown = object.fields.filter(({ nameField }) => nameField)
      return {
        errorMsg: null,
        label: `Search Results`,
        limitRows: 25,
        objectType: object.name,
        searchColumns: shown.map(({ name: field, label }) => {
          return { field: `${object.name}.${field}`, format: null, label, name: field }
        }),
      }
    }),
  )
}

export const partly = ['Synonyms, spelling correction, snippets and data categories are not there.']

export const routes: Route[] = [
  { method: 'GET', path: `${base}/search`, run: search },
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
    run: (call) => parameterized(call, payloadObject(call) as SearchParameters),
  },
]
