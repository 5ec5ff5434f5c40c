/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_convertlead.htm */

import { saveOptions } from '../../doors/wire/index.ts'
import { OrgError, to18 } from '../../org/index.ts'
import { type LeadWish, readLeadWish } from '../lead-wish.ts'
import type { Operation } from '../operation.ts'
import { writeError } from '../records/write-result.ts'
import type { SoapCall } from '../soap-call.ts'
import { childrenOf } from '../xml/element.ts'
import type { Xml } from '../xml/write-xml.ts'

const maxLeads = 100

export default {
  run(call, args) {
    const wishes = childrenOf(args, 'leadConverts').map((wish) => readLeadWish(call, wish))
    if (wishes.length > maxLeads) {
      throw new OrgError('EXCEEDED_LEAD_CONVERT_LIMIT', `exceeded max number of leads to convert: ${maxLeads}`)
    }
    call.tally.object = 'Lead'
    call.tally.rows += wishes.length
    return wishes.map((wish) => convertOne(call, wish))
  },
} satisfies Operation

function convertOne(call: SoapCall, wish: LeadWish): Xml {
  const { leadId } = wish.request
  try {
    const fault = call.faults?.refuse('Lead', to18(leadId) ?? leadId)
    if (fault) throw fault
    return convert(call, wish)
  } catch (refusal) {
    if (!(refusal instanceof OrgError)) throw refusal
    const errors = writeError(refusal)
    return { accountId: null, contactId: null, errors, leadId, opportunityId: null, success: false }
  }
}

/** Conversion and the values given for what it makes: both or neither. */
function convert(call: SoapCall, { request, allowDuplicates, values }: LeadWish): Xml {
  const { org } = call.instance
  const { userId } = call.session
  const options = { ...saveOptions(call), ...(allowDuplicates ? { allowDuplicates } : {}) }
  const converted = org.atomically(
    userId,
    () => {
      const ids = org.convertLead(userId, request, options)
      for (const { object, of, given } of values) {
        const id = ids[of]
        if (id) org.update(userId, object, id, given, options)
      }
      return { value: ids, failed: false }
    },
    options,
  )
  const { accountId, contactId, leadId, opportunityId } = converted
  return { accountId, contactId, leadId, opportunityId, success: true }
}
