/** Pages of a connection after Relay: cursors that tell a place, counted from 1 (https://developer.salesforce.com/docs/platform/graphql/guide/paginate.html). */

import { GraphQLError } from 'graphql'

export interface PageWish {
  first?: number | null
  after?: string | null
  upperBound?: number | null
}

export interface Page<T> {
  edges: { node: T; cursor: string }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  totalCount: number
  pageResultCount: number
}

const usual = 10
const largest = 2000
/** Without an upper bound no more are found, as the guide says. */
const usualBound = 4000

const cursorOf = (place: number) => Buffer.from(String(place)).toString('base64')

function placeOf(cursor: string): number {
  const place = Number(Buffer.from(cursor, 'base64').toString())
  if (Number.isInteger(place) && place > 0) return place
  throw new GraphQLError(`The cursor ${cursor} is invalid.`)
}

/** How many rows a page may come from. Throws for a bound or a page that is too large. */
export function boundOf({ first, upperBound }: PageWish): number {
  if (first != null && (first < 1 || first > largest)) {
    throw new GraphQLError(`The 'first' argument must be between 1 and ${largest}.`)
  }
  return upperBound ?? usualBound
}

/** Writes only the records of the page. */
export function pageOf<T>(count: number, { first, after }: PageWish, read: (index: number) => T): Page<T> {
  const start = after == null ? 0 : placeOf(after)
  const end = Math.min(count, start + (first ?? usual))
  const edges = []
  for (let index = start; index < end; index += 1) edges.push({ node: read(index), cursor: cursorOf(index + 1) })
  const pageInfo = {
    hasNextPage: end < count,
    hasPreviousPage: start > 0 && count > 0,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  }
  return { edges, pageInfo, totalCount: count, pageResultCount: edges.length }
}
