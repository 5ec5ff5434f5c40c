/**
 * What the local org knows about its objects: the shapes that describe, SOQL, validation and every door read.
 * Names are Salesforce's own (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm).
 */

export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'boolean'
  | 'int'
  | 'long'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'reference'
  | 'address'
  | 'location'
  | 'base64'
  | 'encryptedstring'
  | 'anyType'
  | 'complexvalue'

export interface PicklistValue {
  value: string
  label: string
  active: boolean
  defaultValue: boolean
  /** For a dependent picklist: the controlling values under which this one is offered. */
  validFor?: string[]
}

/** One field. Flags left out take the usual value of a standard, editable field (see `field()` in fields.ts). */
export interface FieldDef {
  name: string
  label: string
  type: FieldType
  length: number
  precision: number
  scale: number
  digits: number
  nillable: boolean
  createable: boolean
  updateable: boolean
  filterable: boolean
  sortable: boolean
  groupable: boolean
  aggregatable: boolean
  unique: boolean
  externalId: boolean
  idLookup: boolean
  nameField: boolean
  caseSensitive: boolean
  custom: boolean
  calculated: boolean
  autoNumber: boolean
  defaultedOnCreate: boolean
  restrictedPicklist: boolean
  dependentPicklist: boolean
  htmlFormatted: boolean
  encrypted: boolean
  permissionable: boolean
  /** Value given on create when none was sent (literal), e.g. false for most checkboxes. */
  defaultValue?: Value
  /** Formula that gives the value on create when none was sent. */
  defaultFormula?: string
  picklistValues?: PicklistValue[]
  controllerName?: string
  referenceTo?: string[]
  relationshipName?: string | null
  /** Of a custom relationship: what the parent calls its children, without '__r'. Left out: the child's plural label. */
  childRelationshipName?: string
  /** Set on the many side: what happens here when the parent goes. */
  onParentDelete?: 'setNull' | 'cascade' | 'restrict'
  masterDetail?: boolean
  /** What a record must be like to be pointed at. */
  lookupFilter?: LookupFilter
  /** The compound field this one is a part of: BillingStreet -> BillingAddress. */
  compoundFieldName?: string
  extraTypeInfo?: string
  inlineHelpText?: string
  /** Formula text of a calculated field, in Salesforce's formula language. */
  formula?: string
  /** What its formula takes empty numbers for; left out: zeroes. */
  formulaTreatBlanksAs?: 'BlankAsBlank' | 'BlankAsZero'
  /** Display format of an auto-number, e.g. 'A-{0000}'. */
  autoNumberFormat?: string
  /** The first number it gives; left out: 1. */
  autoNumberStart?: number
  /** Roll-up summary of child rows. */
  summary?: {
    childObject: string
    foreignKey: string
    operation: 'count' | 'sum' | 'min' | 'max'
    field?: string
    /** Only rows that meet all of them count. */
    filters?: SummaryFilter[]
  }
}

/** A filter of a lookup: on fields of the record pointed at, each compared with values or with a field of the record itself. */
export interface LookupFilter {
  filters: (SummaryFilter & { valueField?: string })[]
  /** '1 AND (2 OR 3)'; left out: all of them. */
  booleanFilter?: string
  /** Left out: Salesforce's own. */
  message?: string
}

/** 'Status__c' 'equals' ['Open', 'Won']: any of the values. */
export interface SummaryFilter {
  field: string
  operation: string
  values: string[]
}

export interface ObjectDef {
  name: string
  label: string
  labelPlural: string
  keyPrefix: string | null
  custom: boolean
  createable: boolean
  updateable: boolean
  deletable: boolean
  undeletable: boolean
  mergeable: boolean
  queryable: boolean
  retrieveable: boolean
  searchable: boolean
  layoutable: boolean
  triggerable: boolean
  replicateable: boolean
  feedEnabled: boolean
  mruEnabled: boolean
  /** Seen through the Tooling API only. */
  tooling?: boolean
  /** Of an object of both APIs: names of the fields that the Tooling API alone shows. */
  toolingFields?: readonly string[]
  /** Fields and children are read when first asked for: who goes through all objects leaves the unread ones alone. */
  further?: { read: boolean }
  /** A custom setting, and which of the two kinds. */
  customSetting?: 'List' | 'Hierarchy'
  /** Of a custom object: there is an object of its history, and one of its shares. */
  keepsHistory?: boolean
  isShared?: boolean
  fields: FieldDef[]
  childRelationships: ChildRelationship[]
}

/** What points at an object: child object and foreign key, and the name by which the parent reaches them ('Contacts'). */
export interface ChildRelationship {
  childSObject: string
  field: string
  relationshipName: string | null
  /** What happens to the child when the parent goes, as describe says it; left out: as the child's field says. */
  cascadeDelete?: boolean
  restrictedDelete?: boolean
}

/**
 * A stored value. datetime = epoch milliseconds (number); date = 'YYYY-MM-DD'; time = 'HH:mm:ss.SSSZ';
 * ids = 18 characters; multipicklist = 'A;B'; base64 = id of a blob in the blob store; absent = null.
 * Compound fields (addresses, person names) are never stored: they are built from their parts when read.
 */
export type Value = string | number | boolean | null

/** A stored record, keyed by field API name in its exact case. Always has Id, IsDeleted, SystemModstamp and the audit fields the object has. */
export type Row = { Id: string } & Record<string, Value>

/** What SOQL and the doors need of one object's rows. `get`, `lookup` and `range` also give rows in the recycle bin (IsDeleted true). */
export interface Table {
  readonly object: ObjectDef
  readonly size: number
  get(id: string): Row | undefined
  /** Live rows in Id order; with deleted ones when asked (queryAll). */
  all(withDeleted?: boolean): Iterable<Row>
  /** Rows whose indexed field equals one of the values (case-insensitive for text), or undefined when the field has no index. */
  lookup(field: string, values: readonly Value[]): Row[] | undefined
  /** Rows with from <= field <= to in field order, for ordered indexes (SystemModstamp, CreatedDate, LastModifiedDate, Id), else undefined. */
  range(field: string, from: Value | undefined, to: Value | undefined): Iterable<Row> | undefined
}

/** One record type as a user sees it. */
export interface OfferedType {
  id: string
  name: string
  developerName: string
  active: boolean
  available: boolean
  isDefault: boolean
}

/** All of an object, and the id of the one new records get (null: the master, which stands for none). */
export interface OfferedTypes {
  types: OfferedType[]
  defaultId: string | null
}

/** Which objects are seen: those of the data APIs, or the Tooling API's besides. */
export type Api = 'data' | 'tooling'

/** The schema and the rows, as one user sees them (object permissions, field-level security and sharing applied). */
export interface OrgView {
  /** Case-insensitive. Undefined when the object does not exist or the user may not read it. */
  object(name: string): ObjectDef | undefined
  /** Case-insensitive field of an object, undefined when it does not exist or the user may not see it. */
  field(object: ObjectDef, name: string): FieldDef | undefined
  table(name: string): Table
  objects(): Iterable<ObjectDef>
  /** The org's clock, epoch ms (can be set and moved by the control door). */
  now(): number
  /** Record types of an object, and what the user may do with them. */
  recordTypes(object: string): OfferedTypes
  /** What a field of a new record holds before anybody fills it in, formulas computed; null when nothing. */
  defaultValue(object: ObjectDef, field: FieldDef): Value
  /** The running user: id, time zone offset in minutes is taken from the IANA zone. */
  user: { Id: string; timeZone: string }
}

/** Every refusal of the org: Salesforce's error code, words, HTTP status for REST and the fields it names. */
export class OrgError extends Error {
  readonly errorCode: string
  readonly status: number
  readonly fields: string[]
  /** Extra members that Salesforce adds beside message and errorCode (e.g. duplicateResut). */
  readonly extra: Record<string, unknown>
  /** Set when Salesforce would do it and the local org cannot: names what is missing. */
  readonly unsupported: string | undefined
  constructor(
    errorCode: string,
    message: string,
    options: { status?: number; fields?: string[]; extra?: Record<string, unknown>; unsupported?: string } = {},
  ) {
    super(message)
    this.errorCode = errorCode
    this.status = options.status ?? 400
    this.fields = options.fields ?? []
    this.extra = options.extra ?? {}
    this.unsupported = options.unsupported
  }
}
