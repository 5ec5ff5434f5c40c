/** The window of time getUpdated and getDeleted ask about. */

import { OrgError } from '../../org/index.ts'
import type { SoapCall } from '../soap-call.ts'
import { textIn, type XmlElement } from '../xml/element.ts'
import { objectNamed } from './read-record.ts'

/** Object and times in epoch ms. Throws OrgError INVALID_TYPE, INVALID_REPLICATION_DATE. */
export function readWindow(call: SoapCall, args: XmlElement): { object: string; start: number; end: number } {
  const object = objectNamed(call, textIn(args, 'sObjectType') ?? '').name
  call.tally.object = object
  return { object, start: instant(args, 'startDate'), end: instant(args, 'endDate') }
}

function instant(args: XmlElement, name: string): number {
  const text = textIn(args, name)?.trim() ?? ''
  const ms = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  if (!Number.isNaN(ms)) return ms
  throw new OrgError('INVALID_REPLICATION_DATE', `${name} is not a valid dateTime: ${text}`)
}

/** '2026-05-01T07:25:37.000Z' */
export function isoInstant(ms: number): string {
  return new Date(ms).toISOString()
}
