/** Record values from a request body: plain JSON, or multipart with the file's bytes beside the JSON. */

import { OrgError } from '../../org/index.ts'
import { type Call, isObject, parseJson, payloadObject } from '../wire/index.ts'
import { readMultipart } from './multipart.ts'

/** The values to write. A file part becomes the base64 text of the field its part is named after. */
export function readUpload(call: Call): Record<string, unknown> {
  const type = call.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return payloadObject(call)
  const values: Record<string, unknown> = {}
  for (const part of readMultipart(call.body, type)) {
    if (part.type.startsWith('application/json')) {
      const entity = parseJson(part.content.toString('utf8'))
      if (isObject(entity)) Object.assign(values, entity)
    } else values[part.name] = part.content.toString('base64')
  }
  if (Object.keys(values).length > 0) return values
  throw new OrgError('INVALID_MULTIPART_REQUEST', 'No parts were found in the multipart request.')
}
