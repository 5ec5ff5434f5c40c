/** Profiles and permission sets as the entitlements of SCIM: read, not written. */

import { type Row, to18 } from '../../org/index.ts'
import { type Call, json, notFound } from '../wire/index.ts'
import { dialectOf } from './dialect.ts'
import { type Document, listAnswer, reduced } from './list.ts'
import { metaOf } from './meta.ts'
import type { Resource } from './resource.ts'

export const entitlements: Resource = {
  list: (call) => listAnswer(call, shown(call)),
  read: (call) => json(reduced(call, entitlement(call))),
}

function* shown(call: Call) {
  for (const row of call.view.table('Profile').all()) yield show(call, row, 'Profile', row['Name'])
  for (const row of call.view.table('PermissionSet').all()) {
    if (row['IsOwnedByProfile'] !== true) yield show(call, row, 'PermissionSet', row['Label'])
  }
}

function entitlement(call: Call): Document {
  const id = to18(call.params['id'] ?? '')
  for (const document of shown(call)) if (document['id'] === id) return document
  throw notFound()
}

function show(call: Call, row: Row, type: string, displayName: unknown): Document {
  return {
    schemas: [dialectOf(call.path).schemas.entitlement],
    id: row.Id,
    displayName,
    type,
    members: [],
    meta: metaOf(call, 'Entitlement', row),
  }
}
