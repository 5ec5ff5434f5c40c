/** Lead conversion as an operation of the partner API; elements in the order of the WSDL, which Salesforce insists on. */
import { longId } from '../ids.ts'
import { textOf } from './read-xml.ts'
import type { SoapSet } from './soap-set.ts'
import type { ConvertedLead, LeadConversion } from './wishes.ts'
import { element, textElement } from './write-xml.ts'

export const convertingLeads: SoapSet<LeadConversion, ConvertedLead> = {
  operation: 'convertLead',
  perCall: 100,
  write(wish) {
    const id = (given: string | undefined) => (given === undefined ? undefined : longId(given))
    const content = [
      textElement('accountId', id(wish.accountId)),
      textElement('bypassAccountDedupeCheck', wish.allowDuplicates ?? false),
      textElement('bypassContactDedupeCheck', wish.allowDuplicates ?? false),
      textElement('contactId', id(wish.contactId)),
      textElement('convertedStatus', wish.convertedStatus),
      textElement('doNotCreateOpportunity', wish.createOpportunity === false),
      textElement('leadId', longId(wish.leadId)),
      textElement('opportunityId', id(wish.opportunityId)),
      textElement('opportunityName', wish.opportunityName),
      textElement('overwriteLeadSource', wish.overwriteLeadSource ?? false),
      textElement('ownerId', id(wish.ownerId)),
      textElement('sendNotificationEmail', wish.notifyOwner ?? false),
    ]
    return element('leadConverts', content.join(''))
  },
  read: (result) => ({
    leadId: textOf(result, 'leadId') ?? '',
    accountId: textOf(result, 'accountId') ?? '',
    contactId: textOf(result, 'contactId') ?? '',
    opportunityId: textOf(result, 'opportunityId') || null,
  }),
  about: ({ leadId }) => ({ object: 'Lead', recordId: leadId }),
}
