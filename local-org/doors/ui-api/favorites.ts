/** What a user marked, in the user's order, kept over a restart. */

import { type Call, isObject } from '../wire/index.ts'
import { keepPreferences, preferences } from './preferences.ts'

export const targetTypes = ['ListView', 'ObjectHome', 'Record', 'Tab'] as const

export interface Favorite {
  accessCount: number
  id: string
  /** Epoch ms of org time. */
  lastAccessDate: number
  name: string
  objectType: string | null
  /** From 1. */
  sortOrder: number
  /** Id of a record or list view, name of an object or tab. */
  target: string
  targetType: (typeof targetTypes)[number]
}

const room = 'favorites'

export function favoritesOf(call: Call): Favorite[] {
  const { list } = preferences(call, room, 'all')
  return Array.isArray(list) ? list.filter(isFavorite) : []
}

function isFavorite(value: unknown): value is Favorite {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['target'] === 'string'
}

/** Their order gives each its place. */
export function keepFavorites(call: Call, favorites: Favorite[]): void {
  keepPreferences(call, room, 'all', { list: favorites.map((one, i) => ({ ...one, sortOrder: i + 1 })) })
}
