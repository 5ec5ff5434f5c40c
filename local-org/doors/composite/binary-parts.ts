/** Collections that bring files along: a multipart body whose JSON names, for each record, the part with its bytes. */

import { OrgError } from '../../org/index.ts'
import { readMultipart } from '../rows/multipart.ts'
import { type Call, isObject, parseJson } from '../wire/index.ts'

/**
 * The call with its JSON part as body, each file in the field its record names, as base64. Other calls stay as they are.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_insert_update_blob.htm
 */
export function withBinaryParts(call: Call): Call {
  const type = call.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return call
  const parts = readMultipart(call.body, type)
  const json = parts.find((part) => part.type.startsWith('application/json'))
  if (!json) throw new OrgError('INVALID_MULTIPART_REQUEST', 'No parts were found in the multipart request.')
  const value = parseJson(json.content.toString('utf8'))
  const contents = new Map(parts.map((part) => [part.name, part.content]))
  const records = isObject(value) && Array.isArray(value['records']) ? value['records'] : []
  for (const record of records) if (isObject(record)) fill(record, contents)
  return { ...call, value }
}

function fill(record: Record<string, unknown>, contents: ReadonlyMap<string, Buffer>): void {
  const attributes = isObject(record['attributes']) ? record['attributes'] : {}
  const { binaryPartName: part, binaryPartNameAlias: field } = attributes
  if (typeof part !== 'string' || typeof field !== 'string') return
  const content = contents.get(part)
  if (!content) throw new OrgError('INVALID_MULTIPART_REQUEST', `Binary part ${part} is missing.`)
  record[field] = content.toString('base64')
}
