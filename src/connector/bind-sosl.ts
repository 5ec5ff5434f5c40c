/** Puts values into a SOSL search where it says `:name`: words inside the braces, values outside of them. */

import { Problem } from '../problems.ts'
import { bindSoql, paramNamed } from './bind-soql.ts'
import { soslWords } from './sosl-words.ts'

const braces = /^(\s*FIND\s*)\{((?:\\.|[^}\\])*)\}/is

/**
 * The search with its parameters bound: `FIND {:words} IN ALL FIELDS RETURNING Account(Id WHERE Industry = :industry)`. A word
 * cannot act as an operator of the search. Throws Problem `query-invalid`.
 */
export function bindSosl(sosl: string, params: Record<string, unknown>): string {
  const found = braces.exec(sosl)
  if (!found) return bindSoql(sosl, params).text
  const [whole, start = '', terms = ''] = found
  const bound = terms.replace(/(?<![\w:\\]):([A-Za-z_]\w*)/g, (_, name: string) => termOf(name, params))
  return `${start}{${bound}}${bindSoql(sosl.slice(whole.length), params).text}`
}

function termOf(name: string, params: Record<string, unknown>): string {
  // Asked for the Problem when there is none of that name.
  paramNamed(name, params)
  const value = params[name]
  if (typeof value === 'string' || typeof value === 'number') return soslWords(String(value))
  throw new Problem('query-invalid', {
    what: `The parameter "${name}" stands among the words of the search and is no text.`,
    fix: 'Give a text.',
    field: 'params',
  })
}
