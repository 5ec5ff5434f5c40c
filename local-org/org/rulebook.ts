/** What an administrator sets up beside the schema: validation, duplicate and assignment rules, permissions, sharing. */

import type { SummaryFilter } from './schema.ts'

export interface ValidationRule {
  name: string
  object: string
  active: boolean
  /** Formula; true means refused. */
  errorCondition: string
  message: string
  /** Field the message is shown at; left out: the top of the page. */
  errorField?: string
}

export interface DuplicateRule {
  name: string
  object: string
  active: boolean
  /** Fields that must all be equal (case-insensitive, blanks never match). */
  matchFields: string[]
  /** Instead of fields a standard matching rule, such as 'Standard_Lead_Match_Rule_v1_0'. */
  matchingRule?: string
  /** Block, or only report (then allowDuplicates lets it pass; allow = save without a word). */
  action: 'block' | 'alert'
  message: string
}

export interface AssignmentRule {
  id: string
  name: string
  object: 'Lead' | 'Case'
  active: boolean
  /** First entry whose formula is true (or absent) gives the owner. */
  entries: { condition?: string; ownerId: string }[]
}

export interface ObjectPermission {
  read: boolean
  create: boolean
  edit: boolean
  delete: boolean
  viewAll: boolean
  modifyAll: boolean
}

/** Whether the users of a profile or permission set may give records a type, and whether new records get it by themselves. */
export interface RecordTypeVisibility {
  /** Id of a Profile or of a PermissionSet. */
  holderId: string
  recordTypeId: string
  visible: boolean
  isDefault: boolean
}

/** The values a record type offers of a picklist; `defaultValue` is given on create when none was sent. */
export interface RecordTypeChoices {
  values: string[]
  defaultValue?: string
}

/** What users of a profile (or one user) may not do, beside what profiles and permission sets grant. What is not named is left alone. */
export interface PermissionSet {
  /** Id of a Profile or of a User. */
  holderId: string
  objects: Record<string, Partial<ObjectPermission>>
  /** Object -> field -> may read / may edit. */
  fields: Record<string, Record<string, { read: boolean; edit: boolean }>>
  /** e.g. ApiEnabled: false. */
  system: Record<string, boolean>
}

/** Whom a sharing rule names, by developer name: a group or queue, a role with or without those below it, or everyone. */
export interface Sharee {
  kind: 'group' | 'role' | 'roleAndBelow' | 'everyone'
  name: string
}

/** Opens records of an object beyond the org-wide default: those somebody owns, or those that meet all criteria. */
export interface SharingRule {
  name: string
  object: string
  access: 'Read' | 'Edit'
  to: Sharee
  from?: Sharee
  criteria: SummaryFilter[]
  /** '1 AND (2 OR 3)' of the criteria; left out: all of them. */
  booleanFilter?: string
}

/** An outbound message as an administrator sets it up. */
export interface OutboundMessage {
  /** ActionId of its notifications, 04k… */
  id: string
  name: string
  object: string
  endpointUrl: string
  /** Fields sent besides Id. */
  fields: string[]
  /** Which changes speak: new records only, or every save. */
  on: 'create' | 'create-or-update'
  /** SOQL condition that the record must meet; left out: every record. */
  condition?: string
  active: boolean
  /** Ships a session of the administrator along, for calls back. */
  includeSessionId: boolean
  /** API version of the URLs in the envelope, '60.0'. */
  apiVersion: string
  /** Wait before the second attempt, ms of org time; it doubles from then on, to two hours at most. */
  firstRetryMs: number
}

export interface RuleBook {
  validationRules: ValidationRule[]
  duplicateRules: DuplicateRule[]
  assignmentRules: AssignmentRule[]
  permissions: PermissionSet[]
  /** Organisation-wide default per object; left out: ReadWrite. */
  sharing: Record<string, 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent'>
  sharingRules: SharingRule[]
  /** Objects and fields that keep history, 'Lead' -> ['Status']. */
  history: Record<string, string[]>
  outboundMessages: OutboundMessage[]
  /** Object of a lead's conversion -> field of the lead -> field there, beside the standard mapping. */
  leadMappings: Record<string, Record<string, string>>
  recordTypeVisibilities: RecordTypeVisibility[]
  /** Record type -> picklist field -> what it offers; a field that is left out offers all its values. */
  recordTypeChoices: Record<string, Record<string, RecordTypeChoices>>
}
