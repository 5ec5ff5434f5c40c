/** UI API: what a user marked as a favorite (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_favorites.htm). */

import { OrgError, to18 } from '../org/index.ts'
import { setUpId } from '../tooling/index.ts'
import { rowById } from './rows/index.ts'
import { type Favorite, favoritesOf, keepFavorites, targetTypes } from './ui-api/favorites.ts'
import { iconUrl, lookOf } from './ui-api/looks.ts'
import { objectOfId } from './ui-api/record.ts'
import { type Answer, type Call, empty, isObject, json, notFound, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api/favorites'
/** A user may have so many. */
const mostFavorites = 200

/** Object behind a favorite; undefined for tabs. Throws NOT_FOUND for a record that is not there. */
function objectName(call: Call, { target, targetType }: Pick<Favorite, 'target' | 'targetType'>): string | undefined {
  if (targetType === 'Tab') return undefined
  if (targetType === 'ObjectHome') return call.view.object(target)?.name ?? refuseTarget(target)
  const object = objectOfId(call, target)
  const row = rowById(call, object, target)
  return targetType === 'ListView' ? String(row['SobjectType']) : object.name
}

function refuseTarget(target: string): never {
  throw new OrgError('INVALID_API_INPUT', `Invalid favorite target: ${target}`)
}

function show(call: Call, favorite: Favorite): Record<string, unknown> {
  const { objectType } = favorite
  const look = objectType ? lookOf(objectType) : undefined
  const label = call.view.object(objectType ?? '')?.label ?? ''
  const subtitle = favorite.targetType === 'ListView' ? `List View - ${label}` : label
  const shown = { iconColor: look?.color ?? null, iconUrl: look ? iconUrl(call.origin, look) : null, subtitle }
  return { ...favorite, ...shown, lastAccessDate: new Date(favorite.lastAccessDate).toISOString() }
}

function list(call: Call, favorites = favoritesOf(call)): Answer {
  return json({ favorites: favorites.map((favorite) => show(call, favorite)) })
}

/** The favorite of the path. Throws NOT_FOUND. */
function favoriteOf(call: Call): Favorite {
  const id = to18(call.params['id'] ?? '')
  const found = favoritesOf(call).find((favorite) => favorite.id === id)
  if (!found) throw notFound()
  return found
}

/** Name and place, as far as they are given. */
function wishOf(call: Call): { name?: string; sortOrder?: number } {
  const given = payloadObject(call)
  const name = given['name'] ?? call.query.get('name')
  const order = given['sortOrder'] ?? call.query.get('sortOrder')
  const place = order === null || order === undefined ? Number.NaN : Number(order)
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(Number.isInteger(place) ? { sortOrder: Math.max(1, place) } : {}),
  }
}

function create(call: Call): Answer {
  const given = payloadObject(call)
  const asked = (member: string) => String(given[member] ?? call.query.get(member) ?? '')
  const target = to18(asked('target')) ?? asked('target')
  const targetType = targetTypes.find((one) => one === asked('targetType'))
  if (target === '' || !targetType) throw new OrgError('INVALID_API_INPUT', 'target and targetType are required')
  const others = favoritesOf(call)
  if (others.length >= mostFavorites) throw new OrgError('LIMIT_EXCEEDED', 'You have too many favorites.')
  const objectType = objectName(call, { target, targetType }) ?? null
  const now = call.view.now()
  const { name = target, sortOrder = others.length + 1 } = wishOf(call)
  const id = setUpId('0MV', call.session.userId, target, String(now), String(others.length))
  const favorite: Favorite = {
    accessCount: 0,
    id,
    lastAccessDate: now,
    name,
    objectType,
    sortOrder,
    target,
    targetType,
  }
  placed(call, others, favorite)
  return json(show(call, favorite), 201)
}

/** Puts a favorite at its place among the others, and keeps them. */
function placed(call: Call, others: Favorite[], favorite: Favorite): void {
  const rest = others.filter(({ id }) => id !== favorite.id)
  keepFavorites(call, rest.toSpliced(favorite.sortOrder - 1, 0, favorite))
}

/** PATCH {name?, sortOrder?} */
function change(call: Call): Answer {
  const wish = wishOf(call)
  if (Object.keys(wish).length === 0) throw new OrgError('INVALID_API_INPUT', 'name or sortOrder is required')
  const favorite = { ...favoriteOf(call), ...wish }
  placed(call, favoritesOf(call), favorite)
  return json(show(call, favoriteOf(call)))
}

function remove(call: Call): Answer {
  const { id } = favoriteOf(call)
  keepFavorites(
    call,
    favoritesOf(call).filter((favorite) => favorite.id !== id),
  )
  return empty(200)
}

/** PATCH …/usage: it was used once more. */
function use(call: Call): Answer {
  const { id } = favoriteOf(call)
  const lastAccessDate = call.view.now()
  keepFavorites(
    call,
    favoritesOf(call).map((one) =>
      one.id === id ? { ...one, accessCount: one.accessCount + 1, lastAccessDate } : one,
    ),
  )
  return json(show(call, favoriteOf(call)))
}

/** PUT {favorites: [{id, name?}]}: those that stay, in their new order; the others are gone. */
function keepOnly(call: Call): Answer {
  const { favorites } = payloadObject(call)
  if (!Array.isArray(favorites)) throw new OrgError('INVALID_API_INPUT', 'favorites is required')
  const before = favoritesOf(call)
  const after = favorites.map((given: unknown) => {
    const { id, name } = isObject(given) ? given : {}
    const found = before.find((one) => one.id === to18(String(id)))
    if (!found) throw notFound()
    return typeof name === 'string' ? { ...found, name } : found
  })
  keepFavorites(call, after)
  return list(call)
}

export const routes: Route[] = [
  { method: 'GET', path: base, run: (call) => list(call) },
  { method: 'POST', path: base, run: create },
  { method: 'PUT', path: `${base}/batch`, run: keepOnly },
  { method: 'GET', path: `${base}/:id`, run: (call) => json(show(call, favoriteOf(call))) },
  { method: 'PATCH', path: `${base}/:id`, run: change },
  { method: 'DELETE', path: `${base}/:id`, run: remove },
  { method: 'PATCH', path: `${base}/:id/usage`, run: use },
]
