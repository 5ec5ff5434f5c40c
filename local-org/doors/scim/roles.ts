/** The roles of the hierarchy, as SCIM reads them. */

import type { Row } from '../../org/index.ts'
import { objectOf, rowById } from '../rows/index.ts'
import { type Call, json } from '../wire/index.ts'
import { dialectOf } from './dialect.ts'
import { type Document, listAnswer, reduced } from './list.ts'
import { metaOf } from './meta.ts'
import type { Resource } from './resource.ts'

export const roles: Resource = {
  list: (call) => listAnswer(call, shown(call)),
  read: (call) => json(reduced(call, show(call, rowById(call, objectOf(call, 'UserRole'), call.params['id'] ?? '')))),
}

function* shown(call: Call) {
  for (const row of call.view.table('UserRole').all()) yield show(call, row)
}

function show(call: Call, row: Row): Document {
  const schemas = [dialectOf(call.path).schemas.role]
  return { schemas, id: row.Id, displayName: row['Name'], meta: metaOf(call, 'Role', row) }
}
