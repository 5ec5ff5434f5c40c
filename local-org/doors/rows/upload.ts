/** Record values from a request body: plain JSON, or multipart with the file's bytes beside the JSON. */

import { OrgError } from '../../org/index.ts'
import { type Call, isObject, parseJson, payload } from '../wire/index.ts'
import { readMultipart } from './multipart.ts'

/** The values to write. A file part becomes the base64 text of the field its part is named after. */
export function readUpload(call: Call): Record<string, unknown> {
  const type = call.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return rowValues(call)
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

/** The values of the one row in a JSON body. Throws INVALID_FIELD for what is no row, and for the key the path gives already [both recorded]. */
export function rowValues(call: Call, key = 'Id'): Record<string, unknown> {
  const values = payload(call)
  if (!isObject(values)) throw new OrgError('INVALID_FIELD', noRow)
  for (const name of ['Id', key]) {
    const given = Object.keys(values).find((field) => field.toLowerCase() === name.toLowerCase())
    if (given === undefined || values[given] === null) continue
    throw new OrgError('INVALID_FIELD', `The ${name} field should not be specified in the sobject data.`)
  }
  return values
}

const noRow =
  "Json Deserialization failed on token 'null' and has left off in the middle of parsing a row. Will go to end of row to begin parsing the next row"
