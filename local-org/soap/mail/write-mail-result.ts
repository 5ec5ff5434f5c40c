/** SendEmailResult: how one mail went. */

import { OrgError } from '../../org/index.ts'
import type { Xml } from '../xml/write-xml.ts'

/** Sends, and says so; a refusal is an error of this mail alone. */
export function writeMailResult(send: () => void): Xml {
  try {
    send()
    return { errors: [], success: true }
  } catch (refusal) {
    if (!(refusal instanceof OrgError)) throw refusal
    const { errorCode: statusCode, fields, message } = refusal
    return { errors: { fields, message, statusCode, targetObjectId: null }, success: false }
  }
}
