/** Front door of SOAP: what Salesforce offers by no other way. */
import { convertingLeads } from './convert-leads.ts'
import { merging } from './merge-records.ts'
import { type SoapLine, sendSet } from './send-set.ts'
import { undeleting } from './undelete-records.ts'
import type { SoapWishes } from './wishes.ts'

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_list.htm */
export function soaping(line: SoapLine): SoapWishes {
  return {
    convertLeads: (wishes) => sendSet(line, convertingLeads, wishes),
    merge: (wishes) => sendSet(line, merging, wishes),
    undelete: (ids) => sendSet(line, undeleting, ids),
  }
}
