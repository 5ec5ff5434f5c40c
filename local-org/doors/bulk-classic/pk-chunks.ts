/** PK chunking: a query over a whole table, cut by record ids into queries of so many records each (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/async_api_headers_enable_pk_chunking.htm). */

import type { Table } from '../../org/index.ts'

export interface ChunkWish {
  /** Records of the table per chunk, deleted ones counted. */
  size: number
  /** Id the first chunk begins with; left out: the first of the table. */
  startRow?: string
  /** The object whose ids cut the table, for shares and the like. */
  parent?: string
}

/** Queries with more than a condition are not cut. */
export function isChunkable(text: string): boolean {
  return !/\b(?:ORDER\s+BY|GROUP\s+BY|LIMIT|OFFSET|HAVING|FOR\s+(?:VIEW|REFERENCE)|WITH|USING)\b|\(/i.test(
    text.replace(/\bWHERE\b[\s\S]*$/i, (where) => where.replace(/'(?:[^'\\]|\\.)*'/g, "''").replace(/[()]/g, ' ')),
  )
}

/** Ids that begin a chunk, in their order. `table` gives its rows by id. */
export function chunkStarts(table: Table, { size, startRow = '' }: ChunkWish): string[] {
  const starts: string[] = []
  let seen = 0
  for (const { Id } of table.all(true)) {
    if (Id.slice(0, 15) < startRow.slice(0, 15)) continue
    if (seen % size === 0) starts.push(Id)
    seen++
  }
  return starts
}

/** The query from one id up to, but not including, another; without an end for the last chunk. `key` is the field the ids are in. */
export function chunkQuery(text: string, key: string, start: string, end: string | undefined): string {
  const [head = '', ...rest] = text.trim().split(/\sWHERE\s/i)
  const bounds = [`${key} >= '${start}'`, ...(end === undefined ? [] : [`${key} < '${end}'`])].join(' AND ')
  const condition = rest.length > 0 ? ` AND (${rest.join(' WHERE ')})` : ''
  return `${head} WHERE ${bounds}${condition}`
}
