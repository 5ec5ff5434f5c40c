/** Reads one LeadConvert of a request. */

import type { ConvertRequest } from '../org/index.ts'
import { readRecord } from './records/read-record.ts'
import type { SoapCall } from './soap-call.ts'
import { childOf, flagIn, isNil, textIn, type XmlElement } from './xml/element.ts'

type Made = 'accountId' | 'contactId' | 'opportunityId'

export interface LeadWish {
  request: ConvertRequest
  /** The org knows one wish for both objects, so duplicates pass as soon as either may. */
  allowDuplicates: boolean
  /** Values for the account, contact or opportunity of the conversion: accountRecord and its kin. */
  values: { object: string; of: Made; given: Record<string, unknown> }[]
}

const records: Record<string, Made> = {
  accountRecord: 'accountId',
  contactRecord: 'contactId',
  opportunityRecord: 'opportunityId',
}

/** Throws OrgError INVALID_TYPE, INVALID_FIELD for the records inside. A record with an Id names what to convert into. */
export function readLeadWish(call: SoapCall, wish: XmlElement): LeadWish {
  const given = readRecords(call, wish)
  const id = (name: string) => textIn(wish, name)?.trim() || null
  const target = (name: Made) => id(name) ?? given.find(({ of }) => of === name)?.id ?? null
  const flag = (name: string) => flagIn(wish, name) ?? false
  return {
    request: {
      accountId: target('accountId'),
      contactId: target('contactId'),
      convertedStatus: textIn(wish, 'convertedStatus') ?? '',
      doNotCreateOpportunity: flag('doNotCreateOpportunity'),
      leadId: id('leadId') ?? '',
      opportunityId: target('opportunityId'),
      opportunityName: textIn(wish, 'opportunityName') ?? null,
      overwriteLeadSource: flag('overwriteLeadSource'),
      ownerId: id('ownerId'),
      sendNotificationEmail: flag('sendNotificationEmail'),
    },
    allowDuplicates: flag('bypassAccountDedupeCheck') || flag('bypassContactDedupeCheck'),
    values: given,
  }
}

function readRecords(call: SoapCall, wish: XmlElement): (LeadWish['values'][number] & { id: string | undefined })[] {
  return Object.entries(records).flatMap(([name, of]) => {
    const element = childOf(wish, name)
    if (!element || isNil(element)) return []
    const { object, id, values } = readRecord(call, element)
    return { object: object.name, of, id, given: values }
  })
}
