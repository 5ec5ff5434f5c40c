/** One page of a list of Chatter, as long and as far on as asked (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_users.htm). */

import type { Call } from '../wire/index.ts'

const usualPage = 25
/** What else was asked goes along in the links. */
const kept = ['q']

/** The page of `?page=` (from 0) with `?pageSize=` items, at most `most`; `total` counts all. */
export function askedPage(call: Call, url: string, all: unknown[], most: number) {
  const size = Math.min(most, Math.max(0, number(call, 'pageSize')) || usualPage)
  const page = Math.max(0, number(call, 'page'))
  const asked = kept.flatMap((name) => (call.query.has(name) ? [[name, call.query.get(name) ?? '']] : []))
  const link = (at: number) =>
    `${url}?${new URLSearchParams({ page: String(at), pageSize: String(size), ...Object.fromEntries(asked) })}`
  const [previous, next] = [page > 0 ? page - 1 : null, (page + 1) * size < all.length ? page + 1 : null]
  return {
    currentPageToken: page,
    currentPageUrl: link(page),
    items: all.slice(page * size, (page + 1) * size),
    nextPageToken: next,
    nextPageUrl: next === null ? null : link(next),
    previousPageToken: previous,
    previousPageUrl: previous === null ? null : link(previous),
    total: all.length,
  }
}

function number(call: Call, name: string): number {
  return Number.parseInt(call.query.get(name) ?? '', 10) || 0
}
