/** Saves the records of a call, with its headers' wishes, and writes the results. */

import { save } from '../../doors/rows/index.ts'
import { type Operation, OrgError, type SaveOptions, type SaveResult } from '../../org/index.ts'
import { isAllOrNone, isTruncating } from '../headers.ts'
import type { SoapCall } from '../soap-call.ts'
import type { Xml } from '../xml/write-xml.ts'
import { writeResult } from './write-result.ts'

/** One result per wish, in order; a wish may be the refusal itself. */
export function saveRecords(call: SoapCall, wishes: (Operation | OrgError)[], options: SaveOptions = {}): Xml {
  const asked = { allOrNone: isAllOrNone(call.header), truncate: isTruncating(call.header), ...options }
  const operations = wishes.filter((wish): wish is Operation => !(wish instanceof OrgError))
  const spoiled = asked.allOrNone && operations.length < wishes.length
  const saved = spoiled ? operations.map(rolledBack) : save(call, operations, asked)
  return wishes.map((wish) => writeResult(wish instanceof OrgError ? failed(wish) : (saved.shift() ?? rolledBack())))
}

function failed(error: OrgError): SaveResult {
  return { id: null, success: false, errors: [error] }
}

function rolledBack(): SaveResult {
  const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header'
  return failed(new OrgError('ALL_OR_NONE_OPERATION_ROLLED_BACK', message))
}
