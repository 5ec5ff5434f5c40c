/** What can be asked of the org's records and what it answers: the set-wise save, merge, lead conversion, replication windows. */
import type { OrgError } from './schema.ts'

/**
 * One wish about one record. `values` is what came over the wire: field names in any case, strings for numbers, ISO
 * dates, 15-character ids, `{"Account": {"Ext__c": "x"}}` for a parent by external id. An `attributes` member is ignored.
 */
export type Operation =
  | { op: 'create'; object: string; values: unknown }
  | { op: 'update'; object: string; id: string; values: unknown }
  /** `externalId` is the key from the URL; left out, it is taken from `values` (collections, Bulk). Field `Id` is allowed. */
  | { op: 'upsert'; object: string; externalIdField: string; externalId?: string; values: unknown }
  /** `object` may be left out where only ids are known (collections delete, SOAP): the key prefix tells. */
  | { op: 'delete'; object?: string; id: string }
  | { op: 'undelete'; object?: string; id: string }
  /** For good: out of the recycle bin, or past it (Bulk hardDelete). No change event tells of emptying the bin. */
  | { op: 'purge'; object?: string; id: string }

export interface SaveOptions {
  /** One refusal undoes all rows; the others then answer ALL_OR_NONE_OPERATION_ROLLED_BACK. Default false. */
  allOrNone?: boolean
  /** Sforce-Duplicate-Rule-Header allowSave=true. */
  allowDuplicates?: boolean
  /** Sforce-Auto-Assign: false switches assignment rules off, an id picks the rule. Default true for Lead and Case. */
  autoAssign?: boolean | string
  /** AllowFieldTruncationHeader: too long texts are cut instead of refused. */
  truncate?: boolean
  /** Upsert refuses to create (`?updateOnly=true`). */
  updateOnly?: boolean
  /** Name of the calling client (Sforce-Call-Options client=…, or the app), kept in the change log. */
  client?: string
  /** Which API it came by and for whom, as change events tell it: 'rest/60.0;client=Astro'. Left out: no API. */
  via?: string
  /** Late commit: stamped now, visible to readers and listeners only this many ms of org time later. */
  visibleAfter?: number
  /** Lets audit fields (CreatedDate, CreatedById, LastModifiedDate, LastModifiedById) be set on create. */
  setAuditFields?: boolean
  /** Switches validation, duplicate and assignment rules off (seeding). */
  skipCustomRules?: boolean
  /** Objects and fields that clients may only read can be written too (seeding, set-up by the control door). */
  asSystem?: boolean
}

/** Answer for one Operation, in the order asked. `created` is set for upserts only. */
export interface SaveResult {
  id: string | null
  success: boolean
  created?: boolean
  errors: OrgError[]
}

export interface MergeRequest {
  object: string
  masterId: string
  /** Values to set on the winner, as in an update. */
  masterValues?: unknown
  /** One or two losers. */
  mergeIds: string[]
}

export interface MergeResult {
  id: string
  mergedRecordIds: string[]
  updatedRelatedIds: string[]
}

/** Fields of SOAP convertLead (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_convertlead.htm). */
export interface ConvertRequest {
  leadId: string
  convertedStatus: string
  accountId?: string | null
  contactId?: string | null
  opportunityId?: string | null
  opportunityName?: string | null
  doNotCreateOpportunity?: boolean
  overwriteLeadSource?: boolean
  ownerId?: string | null
  sendNotificationEmail?: boolean
}

export interface ConvertResult {
  leadId: string
  accountId: string
  contactId: string
  opportunityId: string | null
}

/** getUpdated: ids changed in [start, end], times in epoch ms. */
export interface UpdatedAnswer {
  ids: string[]
  latestDateCovered: number
}

/** getDeleted, times in epoch ms. */
export interface DeletedAnswer {
  deletedRecords: { id: string; deletedDate: number }[]
  earliestDateAvailable: number
  latestDateCovered: number
}
