/** What a query somebody wrote reads, by its own words: the objects it names and the fields of each. */
import { Problem } from '../problems.ts'
import type { Need } from './define.ts'

/** Names, brackets, commas, and anything else; quoted values and parameters are blanked before. */
const tokens = /[A-Za-z_][\w.]*(?::\d+)?|[(),]|[^\s(),A-Za-z_]+/g
const clauses = new Set(['FROM', 'USING', 'WHERE', 'WITH', 'GROUP', 'HAVING', 'ORDER', 'LIMIT', 'OFFSET', 'FOR', 'ALL'])
/** `Group` and `Order` are objects too. */
const isClause = (all: string[], at: number) => {
  const word = all[at]?.toUpperCase() ?? ''
  const takesBy = word === 'GROUP' || word === 'ORDER'
  return takesBy ? /^BY$/i.test(all[at + 1] ?? '') : clauses.has(word)
}
const compares = /^(?:[=!<>].*|LIKE|IN|NOT|INCLUDES|EXCLUDES)$/i
/** In lists of what to sort or group by. */
const noise = new Set(['BY', 'ASC', 'DESC', 'NULLS', 'FIRST', 'LAST', 'ROLLUP', 'CUBE'])

/**
 * One need for each object that is named: by FROM, also of inner queries that are compared with. What stands behind a relationship
 * (`Owner.Name`, `(SELECT Id FROM Contacts)`) only the org can tell, and is left out but for the own field of custom ones.
 * Throws Problem `query-invalid` where templates decide what is read.
 */
export function soqlNeeds(query: string): Need[] {
  return readsOf(tokensOf(query)).flatMap(({ object, fields }) =>
    object === null ? [] : [{ object, access: 'read' as const, fields: [...new Set(fields)] }],
  )
}

/** The same of a search: RETURNING names objects with their fields, and conditions as a query has them. */
export function soslNeeds(search: string): Need[] {
  const [, returning] = /\bRETURNING\b(.*)$/is.exec(search.replace(/\{(?:\\.|[^}\\])*\}/s, '')) ?? []
  return returning === undefined ? [] : [...objectsOf(tokensOf(returning))].flatMap(soqlNeeds)
}

/** `Account(Id, Name WHERE …)` as the query it stands for; what follows the objects has no brackets. */
function* objectsOf(all: string[]): Generator<string> {
  for (let at = 0; at < all.length; at++) {
    const [object, open] = [all[at] ?? '', all[at + 1]]
    if (!/^[A-Za-z]/.test(object) || isClause(all, at)) continue
    const end = open === '(' ? closing(all, at + 1) : at
    const inside = all.slice(at + 2, end)
    const where = inside.findIndex((_, nth) => isClause(inside, nth))
    const [fields, rest] = where < 0 ? [inside, []] : [inside.slice(0, where), inside.slice(where)]
    yield ['SELECT', ...(fields.length > 0 ? fields : ['Id']), 'FROM', object, ...rest].join(' ')
    at = end
  }
}

function tokensOf(text: string): string[] {
  const plain = text.replace(/'(?:\\.|[^'\\])*'|(?<!\w):\w+/g, ' ? ')
  if (!/\{[{%]/.test(plain)) return plain.match(tokens) ?? []
  throw new Problem('query-invalid', {
    what: 'A template decides what the query reads.',
    fix: 'Write :name in the query and give the value in params.',
    field: 'query',
  })
}

interface Reads {
  /** Null for what stands behind a relationship. */
  object: string | null
  fields: string[]
}

/** The queries of a text, the outer one first. */
function readsOf(all: string[]): Reads[] {
  const { own, inner } = withoutInner(all)
  const parts = clausesOf(own)
  const [object, ...names] = parts['FROM'] ?? []
  if (object === undefined) return []
  const alias = names.find((name) => !/^AS$/i.test(name)) ?? object
  const fields = [
    ...selected(parts['SELECT'] ?? []),
    ...compared([...(parts['WHERE'] ?? []), ...(parts['HAVING'] ?? [])]),
    ...listed([...(parts['GROUP'] ?? []), ...(parts['ORDER'] ?? [])]),
  ]
  const isOf = new RegExp(`^(?:${alias}|${object})\\.`, 'i')
  const outer = { object, fields: fields.map((name) => ownField(name.replace(isOf, ''))).filter((name) => name !== '') }
  return [
    outer,
    ...inner.flatMap(({ tokens: some, isList }) => readsOf(some).map((one) => (isList ? behind(one) : one))),
  ]
}

const behind = (reads: Reads): Reads => ({ ...reads, object: null })

/** `Plan__r.Name` is read over `Plan__c`; over which field standard relationships lead, their names do not surely tell. */
function ownField(path: string): string {
  const [first = '', ...rest] = path.split('.')
  return rest.length === 0 ? first : first.endsWith('__r') ? first.replace(/__r$/, '__c') : ''
}

/** Inner queries apart: those in the list of fields follow a relationship, those in conditions name an object. */
function withoutInner(all: string[]): { own: string[]; inner: { tokens: string[]; isList: boolean }[] } {
  const own: string[] = []
  const inner: { tokens: string[]; isList: boolean }[] = []
  for (let at = 0; at < all.length; at++) {
    if (all[at] === '(' && /^SELECT$/i.test(all[at + 1] ?? '')) {
      const end = closing(all, at)
      inner.push({ tokens: all.slice(at + 1, end), isList: !own.some((token) => /^FROM$/i.test(token)) })
      at = end
    } else own.push(all[at] ?? '')
  }
  return { own, inner }
}

/** Where the bracket that opens at `from` closes. */
function closing(all: string[], from: number): number {
  let depth = 0
  for (let at = from; at < all.length; at++) {
    if (all[at] === '(') depth += 1
    if (all[at] === ')' && --depth === 0) return at
  }
  return all.length
}

function clausesOf(own: string[]): Record<string, string[]> {
  const parts: Record<string, string[]> = {}
  let open: string[] = []
  for (const [at, token] of own.entries()) {
    const word = token.toUpperCase()
    if (word === 'SELECT' || isClause(own, at)) {
      open = []
      parts[word] ??= open
    } else open.push(token)
  }
  return parts
}

/** The first name of each piece between commas, inside of functions as well; what follows it is an alias. */
function selected(list: string[]): string[] {
  return pieces(list).flatMap((piece) => {
    if (/^(?:TYPEOF|FIELDS)$/i.test(piece[0] ?? '')) return []
    return piece[1] === '(' ? selected(piece.slice(2, closing(piece, 1))).slice(0, 1) : names(piece.slice(0, 1))
  })
}

function pieces(list: string[]): string[][] {
  const found: string[][] = [[]]
  for (let at = 0; at < list.length; at++) {
    const end = list[at] === '(' ? closing(list, at) : at
    if (list[at] === ',') found.push([])
    else found.at(-1)?.push(...list.slice(at, end + 1))
    at = end
  }
  return found
}

/** What stands before a comparison, in a function or not. */
function compared(condition: string[]): string[] {
  return names(condition.filter((_, at) => compares.test(condition.slice(at + 1).find((token) => token !== ')') ?? '')))
}

const listed = (list: string[]): string[] => names(list.filter((_, at) => list[at + 1] !== '('))

const names = (found: string[]): string[] =>
  found.filter(
    (token) => /^[A-Za-z][\w.]*$/.test(token) && !noise.has(token.toUpperCase()) && !/^(?:AND|OR|NOT)$/i.test(token),
  )
