/**
 * What a query selects, without its rows: `?columns=true`, which Salesforce does not document and its own tools ask for.
 * Members as those tools read them [C]; the types are the Apex ones [K].
 */

import type { FieldDef, ObjectDef, OrgView } from '../../org/index.ts'
import { parseSoql, type QueryNode, type QueryResult, type SelectItem } from '../../soql/index.ts'

export interface ColumnMetadata {
  aggregate: boolean
  apexType: string | null
  booleanType: boolean
  columnName: string
  custom: boolean
  displayName: string
  foreignKeyName: string | null
  insertable: boolean
  joinColumns: ColumnMetadata[]
  numberType: boolean
  textType: boolean
  updatable: boolean
}

/** By the types of fields and of what is computed of them. */
const apexTypes: Partial<Record<string, string>> = {
  id: 'Id',
  reference: 'Id',
  boolean: 'Boolean',
  int: 'Integer',
  long: 'Long',
  double: 'Double',
  currency: 'Decimal',
  percent: 'Decimal',
  date: 'Date',
  datetime: 'Datetime',
  time: 'Time',
  address: 'Address',
  location: 'Location',
  base64: 'Blob',
}

const numbers = new Set(['Integer', 'Long', 'Double', 'Decimal'])

/** The body of a `?columns=true` answer for a query that was run. */
export function describeColumns(view: OrgView, text: string, result: QueryResult): Record<string, unknown> {
  const { node } = parseSoql(text)
  const object = view.object(result.object)
  const columnMetadata = object ? columnsOf(view, object, node, result) : []
  return {
    columnMetadata,
    entityName: result.object,
    groupBy: node.group !== undefined,
    idSelected: columnMetadata.some(({ columnName }) => columnName === 'Id'),
    keyPrefix: object?.keyPrefix ?? null,
  }
}

function columnsOf(view: OrgView, object: ObjectDef, node: QueryNode, result: QueryResult): ColumnMetadata[] {
  const found: ColumnMetadata[] = []
  const inner = node.select.flatMap((item) => (item.kind === 'subquery' ? [item.query] : []))
  for (const [i, { name, type }] of result.columns.entries()) {
    const children = type === 'records' ? inner.shift() : undefined
    const call = result.aggregate ? callText(node.select[i]) : undefined
    if (children) found.push(childColumn(view, object, name, children))
    else if (call) found.push({ ...plain(name, type), aggregate: true, displayName: call })
    else place(found, view, object, name.split('.'))
  }
  return found
}

/** 'COUNT(Id)', when the item is a call. */
function callText(item: SelectItem | undefined): string | undefined {
  if (item?.kind !== 'field' || item.operand.kind !== 'call') return undefined
  const { name, args } = item.operand
  const words = args.map((argument) =>
    argument.kind === 'path' ? argument.parts.map(({ text }) => text).join('.') : '',
  )
  return `${name}(${words.join(', ')})`
}

/** A sub-query: a column with those of the children below it. */
function childColumn(view: OrgView, object: ObjectDef, name: string, node: QueryNode): ColumnMetadata {
  const relationship = object.childRelationships.find((child) => child.relationshipName === name)
  const child = relationship && view.object(relationship.childSObject)
  const joinColumns: ColumnMetadata[] = []
  for (const item of node.select) {
    if (!child || item.kind !== 'field' || item.operand.kind !== 'path') continue
    place(
      joinColumns,
      view,
      child,
      item.operand.parts.map(({ text }) => text),
    )
  }
  return { ...plain(name), aggregate: true, joinColumns }
}

/** Puts a path where it belongs: below the column of the parent it goes through, which is made at its first mention. */
function place(
  columns: ColumnMetadata[],
  view: OrgView,
  object: ObjectDef | undefined,
  [name = '', ...rest]: string[],
): void {
  if (rest.length === 0) {
    const field = object && view.field(object, name)
    columns.push(field ? fieldColumn(field) : plain(name))
    return
  }
  const lookup = object && relationshipField(object, name)
  const columnName = lookup?.relationshipName ?? name
  const known = columns.find((column) => column.columnName === columnName)
  const column = known ?? { ...plain(columnName), foreignKeyName: lookup?.name ?? null }
  if (!known) columns.push(column)
  place(column.joinColumns, view, parentWith(view, lookup?.referenceTo, rest[0]), rest)
}

function relationshipField({ fields }: ObjectDef, name: string): FieldDef | undefined {
  return fields.find((field) => field.relationshipName?.toLowerCase() === name.toLowerCase())
}

/** Of several objects a field may point at the one that has what is asked for: an owner's profile is a user's. */
function parentWith(view: OrgView, names: readonly string[] = [], asked = ''): ObjectDef | undefined {
  const parents = names.flatMap((name) => view.object(name) ?? [])
  const has = (parent: ObjectDef) => view.field(parent, asked) ?? relationshipField(parent, asked)
  return parents.find(has) ?? parents[0]
}

function fieldColumn(field: FieldDef): ColumnMetadata {
  const { name, type, custom, label, createable, updateable } = field
  return { ...plain(name, type), custom, displayName: label, insertable: createable, updatable: updateable }
}

function plain(columnName: string, type?: QueryResult['columns'][number]['type']): ColumnMetadata {
  const apexType = type === undefined ? null : (apexTypes[type] ?? 'String')
  return {
    aggregate: false,
    apexType,
    booleanType: apexType === 'Boolean',
    columnName,
    custom: false,
    displayName: columnName,
    foreignKeyName: null,
    insertable: false,
    joinColumns: [],
    numberType: apexType !== null && numbers.has(apexType),
    textType: apexType === 'String' || apexType === 'Id',
    updatable: false,
  }
}
