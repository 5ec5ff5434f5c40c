/** What SCIM says of each resource: when it came and changed, where it lies, and which version of it this is. */

import { createHash } from 'node:crypto'
import type { Row } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { dialectOf } from './dialect.ts'

/** `type` is the singular, 'User'; resources lie under its plural. */
export function metaOf(call: Call, type: string, row: Row): Record<string, unknown> {
  const { version } = dialectOf(call.path)
  const changed = row['SystemModstamp'] ?? row['LastModifiedDate']
  const hash = createHash('sha1').update(`${row.Id} ${changed}`).digest('hex')
  return {
    ...(version === 'v2' ? { resourceType: type } : {}),
    created: stamp(row['CreatedDate']),
    lastModified: stamp(row['LastModifiedDate']),
    location: locationOf(call, `${type}s`, row.Id),
    version: hash,
  }
}

export function locationOf(call: Call, plural: string, id: string): string {
  return `${call.origin}/services/scim/${dialectOf(call.path).version}/${plural}/${id}`
}

function stamp(value: unknown): string | undefined {
  return typeof value === 'number' ? new Date(value).toISOString() : undefined
}
