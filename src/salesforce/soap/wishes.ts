/** What callers say, and are told, of the things only SOAP can do: converting leads, merging, bringing back. */
import type { Problem } from '../../problems.ts'
import type { FieldValues } from '../records.ts'

/** One wish's own outcome, in the place of the wish. */
export type SoapOutcome<Done> = ({ ok: true } & Done) | { ok: false; problem: Problem }

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_convertlead.htm */
export interface LeadConversion {
  leadId: string
  /** A LeadStatus with IsConverted. */
  convertedStatus: string
  /** Convert into this account; left out: a new one. Only its empty fields are filled. */
  accountId?: string
  /** Convert into this contact, which must be of that account. */
  contactId?: string
  /** Add to this opportunity instead of making one. */
  opportunityId?: string
  /** Name of the new opportunity; left out: the company's. */
  opportunityName?: string
  /** Default true. */
  createOpportunity?: boolean
  /** Overwrite the contact's LeadSource with the lead's. */
  overwriteLeadSource?: boolean
  /** Owner of what is made; needed when a queue owns the lead. */
  ownerId?: string
  /** Tell that owner by e-mail. */
  notifyOwner?: boolean
  /** Let duplicates through that a duplicate rule only warns of. */
  allowDuplicates?: boolean
}

export interface ConvertedLead {
  leadId: string
  accountId: string
  contactId: string
  opportunityId: string | null
}

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_merge.htm */
export interface Merge {
  /** Account, Contact or Lead. */
  object: string
  winnerId: string
  /** One or two, which are deleted; what hung on them hangs on the winner. */
  loserIds: string[]
  /** Values set on the winner. */
  fields?: FieldValues
}

export interface Merged {
  id: string
  mergedIds: string[]
  /** Records that now hang on the winner. */
  movedIds: string[]
}

export interface SoapWishes {
  /** One outcome each, in order; 100 leads an API call. Never throws. A lead converted twice is refused the second time. */
  convertLeads(wishes: LeadConversion[]): Promise<SoapOutcome<ConvertedLead>[]>
  /** One outcome each, in order; 200 merges an API call. Never throws. */
  merge(wishes: Merge[]): Promise<SoapOutcome<Merged>[]>
  /** Brings records back from the recycle bin; one outcome each, in order; 200 records an API call. Never throws. */
  undelete(ids: string[]): Promise<SoapOutcome<{ id: string }>[]>
}
