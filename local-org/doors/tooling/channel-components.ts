/** Channels of change events and their members, made and taken away by the Tooling API (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_platformeventchannelmember.htm). */

import { createFromJson, deleteByContent, groundOf } from '../../metadata/index.ts'
import type { Row } from '../../org/index.ts'
import { objectOf, rowById } from '../rows/index.ts'
import { type Answer, type Call, empty, isObject, json, payloadObject } from '../wire/index.ts'

/** What tells one component of a type: members of its content, and the columns of its row that hold them. */
const keys: Record<string, Record<string, string>> = {
  PlatformEventChannel: { label: 'MasterLabel' },
  PlatformEventChannelMember: { eventChannel: 'EventChannel', selectedEntity: 'SelectedEntity' },
}

/** Creates one from `FullName` and `Metadata`; undefined when the call is about rows of another object. Throws OrgError. */
export function createChannelComponent(call: Call): Answer | undefined {
  const typeName = objectOf(call).name
  if (!keys[typeName]) return undefined
  const { FullName, Metadata } = payloadObject(call)
  const metadata = isObject(Metadata) ? Metadata : {}
  createFromJson(groundOf(call), typeName, String(FullName ?? ''), metadata)
  const rows = [...call.view.table(typeName).all()]
  const row = rows.find((one) => isOf(one, typeName, String(FullName), metadata))
  return json({ id: row?.Id ?? null, success: true, errors: [], warnings: [], infos: [] }, 201)
}

function isOf(row: Row, typeName: string, fullName: string, metadata: Record<string, unknown>): boolean {
  if (typeName === 'PlatformEventChannel') return fullName === `${row['DeveloperName']}__chn`
  return Object.entries(keys[typeName] ?? {}).every(([member, column]) => row[column] === metadata[member])
}

/** Deletes one by the id of its row; undefined when the call is about rows of another object. Throws OrgError. */
export function removeChannelComponent(call: Call): Answer | undefined {
  const typeName = objectOf(call).name
  if (!keys[typeName]) return undefined
  const row = rowById(call, objectOf(call, typeName), call.params['id'] ?? '')
  const columns = Object.entries(keys[typeName] ?? {})
  deleteByContent(
    groundOf(call),
    typeName,
    Object.fromEntries(columns.map(([member, column]) => [member, String(row[column])])),
  )
  return empty(204)
}
