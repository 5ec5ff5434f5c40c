/** The SOQL that gives the members of a list: of a list view as the org describes it, or of a condition. */
import { z } from 'zod'
import { Problem } from '../../../problems.ts'
import { name, type Salesforce, soql } from '../../../salesforce/index.ts'
import type { WantedList } from './wanted.ts'

const described = z.object({ query: z.string() })

/** Asks for ids only. One or two API calls for a list view, none for a condition. Throws `object-unknown` when there is no such view. */
export async function listSoql(salesforce: Salesforce, object: string, list: WantedList): Promise<string> {
  if (list.listView === null) return `SELECT Id FROM ${object} WHERE (${list.query ?? ''})`
  const id = await listViewId(salesforce, object, list.listView)
  const path = `/sobjects/${encodeURIComponent(object)}/listviews/${id}/describe`
  const { body } = await salesforce.call({ method: 'GET', path })
  return idsOnly(described.parse(body).query)
}

async function listViewId(salesforce: Salesforce, object: string, listView: string): Promise<string> {
  const query = soql`SELECT Id, DeveloperName, Name FROM ${name('ListView')} WHERE SobjectType = ${object}`
  const views: Record<string, unknown>[] = []
  for await (const view of salesforce.query(query)) views.push(view)
  // An id first, then the API name, then the label, which people see and may have given twice.
  const found =
    views.find(({ Id }) => String(Id).slice(0, 15) === listView.slice(0, 15)) ??
    views.find(({ DeveloperName }) => DeveloperName === listView) ??
    views.find(({ Name }) => Name === listView)
  if (found) return String(found['Id'])
  throw new Problem('object-unknown', {
    what: `${object} has no list view "${listView}" the connected user can see.`,
    fix: 'Name one by its id, API name or label, and share it with the user.',
    object,
    suggestions: views.map(({ DeveloperName }) => String(DeveloperName)).slice(0, 10),
  })
}

/** What stands between FROM and ORDER BY stays; both words count only outside of texts and brackets. */
export function idsOnly(query: string): string {
  const from = outside(query, /^\s+FROM\s/i, 0)
  const end = outside(query, /^\s+(?:ORDER\s+BY|LIMIT|OFFSET)\s/i, Math.max(from, 0))
  return `SELECT Id${query.slice(Math.max(from, 0), end < 0 ? query.length : end)}`
}

/** The same with a further condition. */
export function narrowed(query: string, condition: string): string {
  const at = outside(query, /^\s+WHERE\s/i, 0)
  if (at < 0) return `${query} WHERE ${condition}`
  return `${query.slice(0, at)} WHERE (${query.slice(at).replace(/^\s+WHERE\s+/i, '')}) AND ${condition}`
}

/** Where the word stands first, or -1. */
function outside(query: string, word: RegExp, start: number): number {
  let depth = 0
  for (let at = start; at < query.length; at++) {
    const character = query.charAt(at)
    if (character === "'") at = endOfText(query, at)
    else if (character === '(') depth += 1
    else if (character === ')') depth -= 1
    else if (depth === 0 && /\s/.test(character) && word.test(query.slice(at, at + 12))) return at
  }
  return -1
}

function endOfText(query: string, start: number): number {
  for (let at = start + 1; at < query.length; at++) {
    if (query.charAt(at) === '\\') at += 1
    else if (query.charAt(at) === "'") return at
  }
  return query.length
}
