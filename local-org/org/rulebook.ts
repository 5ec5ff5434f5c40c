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

/** When a workflow rule asks its criteria: of new records, of those that come to meet them, or at every save. */
export type WorkflowOccasion = 'create' | 'met' | 'always'

/** What is done, once a record is saved, when it meets the criteria. Actions go by their full names, 'Account.Warm'. */
export interface WorkflowRule {
  name: string
  object: string
  active: boolean
  on: WorkflowOccasion
  /** Formula; left out: every record meets them. */
  criteria?: string
  updates: string[]
  tasks: string[]
  /** Outbound messages. */
  messages: string[]
  /** Email alerts. */
  alerts?: string[]
}

export interface WorkflowFieldUpdate {
  name: string
  object: string
  field: string
  /** The look-up of the object that leads to the record to change; left out: the record itself. */
  target?: string
  /** A formula, a value as stored, or the next (1) or previous (-1) choice of a picklist. */
  to: { formula: string } | { value: string | number | boolean | null } | { step: 1 | -1 }
  /** Rules that did nothing yet are asked again when the field changed. */
  reevaluates: boolean
}

export interface WorkflowTask {
  name: string
  object: string
  /** Values of the Task that are the same for every record. */
  values: Record<string, string | null>
  /** Whom the record names: 'owner', 'creator', 'accountOwner'; left out when `values` has the owner. */
  assignedTo?: string
  /** Days from the date of the field, or from today. */
  dueDateOffset: number
  offsetFromField?: string
}

/** What runs when records are saved. */
export interface Workflow {
  rules: WorkflowRule[]
  updates: WorkflowFieldUpdate[]
  tasks: WorkflowTask[]
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
  sharing: Record<string, 'Private' | 'Read' | 'ReadWrite' | 'ReadWriteTransfer' | 'FullAccess' | 'ControlledByParent'>
  sharingRules: SharingRule[]
  /** Objects and fields that keep history, 'Lead' -> ['Status']. */
  history: Record<string, string[]>
  /** Objects and fields whose changes are told in the record's feed. */
  feedTracking: Record<string, string[]>
  outboundMessages: OutboundMessage[]
  workflow: Workflow
  /** Object of a lead's conversion -> field of the lead -> field there, beside the standard mapping. */
  leadMappings: Record<string, Record<string, string>>
  recordTypeVisibilities: RecordTypeVisibility[]
  /** Record type -> picklist field -> what it offers; a field that is left out offers all its values. */
  recordTypeChoices: Record<string, Record<string, RecordTypeChoices>>
}
