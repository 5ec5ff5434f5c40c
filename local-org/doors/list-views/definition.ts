/** What a list view selects: its filter, scope, columns and order, as SOQL and as describe shows them. */

import { listViewColumns, listViewOrder, listViews } from '../../objects/index.ts'
import { type FieldDef, type ObjectDef, OrgError, type OrgView, type Row } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'

export interface ViewDefinition {
  /** Field paths of the columns. The last four are hidden, as in Salesforce. */
  paths: string[]
  columns: Record<string, unknown>[]
  orderBy: { fieldNameOrPath: string; nullsPosition: string; sortDirection: string }[]
  query: string
  scope: string
  /** The condition as SOQL text; null when the view shows all rows. */
  whereCondition: { soql: string } | null
}

const hiddenPaths = ['Id', 'CreatedDate', 'LastModifiedDate', 'SystemModstamp']

/** The definition behind a ListView row. Throws NOT_FOUND for a row nobody gave a filter. */
export function readDefinition(call: Call, object: ObjectDef, row: Row): ViewDefinition {
  const filter = listViews.find((view) => view.object === object.name && view.developerName === row['DeveloperName'])
  if (!filter) throw new OrgError('NOT_FOUND', 'The list view has no filter in this org.', { status: 404 })
  const shown = (listViewColumns[object.name] ?? ['Name']).filter((path) => resolve(call.view, object, path))
  const paths = [...new Set([...shown, ...hiddenPaths])]
  const order = listViewOrder[object.name] ?? { field: paths[0] ?? 'Id', descending: false }
  const direction = order.descending ? 'DESC' : 'ASC'
  const scope = filter.scope === 'mine' ? ' USING SCOPE mine' : ''
  const where = filter.where ? ` WHERE ${filter.where}` : ''
  const query = `SELECT ${paths.join(', ')} FROM ${object.name}${scope}${where} ORDER BY ${order.field} ${direction} NULLS FIRST, Id ASC NULLS FIRST`
  return {
    paths,
    columns: paths.map((path) => {
      const sortDirection = path === order.field ? (order.descending ? 'descending' : 'ascending') : null
      return column(call.view, object, { path, hidden: !shown.includes(path), sortDirection })
    }),
    orderBy: [
      {
        fieldNameOrPath: order.field,
        nullsPosition: 'first',
        sortDirection: order.descending ? 'descending' : 'ascending',
      },
      { fieldNameOrPath: 'Id', nullsPosition: 'first', sortDirection: 'ascending' },
    ],
    query,
    scope: filter.scope ?? 'everything',
    whereCondition: filter.where ? { soql: filter.where } : null,
  }
}

/** The field at the end of a path such as 'Owner.Alias'. */
function resolve(view: OrgView, object: ObjectDef, path: string): FieldDef | undefined {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) return view.field(object, first)
  const lookup = object.fields.find((field) => field.relationshipName === first)
  // Of several possible parents, a user has most fields that list views show (Owner.Alias).
  const parentName = lookup?.referenceTo?.includes('User') ? 'User' : lookup?.referenceTo?.[0]
  const parent = parentName === undefined ? undefined : view.object(parentName)
  return parent && resolve(view, parent, rest.join('.'))
}

/** What a page writes beside a column for the two directions, by type of field; those of texts, phones and picklists are recorded. */
const directions: Partial<Record<FieldDef['type'], [ascending: string, descending: string]>> = {
  phone: ['9-0', '0-9'],
  picklist: ['Low to High', 'High to Low'],
  currency: ['9-0', '0-9'],
  double: ['9-0', '0-9'],
  int: ['9-0', '0-9'],
  percent: ['9-0', '0-9'],
  date: ['New to Old', 'Old to New'],
  datetime: ['New to Old', 'Old to New'],
}
const ofTexts = ['Z-A', 'A-Z'] as const

interface ColumnWish {
  path: string
  hidden: boolean
  sortDirection: string | null
}

function column(view: OrgView, object: ObjectDef, wish: ColumnWish): Record<string, unknown> {
  const { path, hidden, sortDirection } = wish
  const field = resolve(view, object, path)
  const [ascendingLabel, descendingLabel] = hidden ? [null, null] : (directions[field?.type ?? 'string'] ?? ofTexts)
  return {
    ascendingLabel,
    descendingLabel,
    fieldNameOrPath: path,
    hidden,
    label: path === 'Owner.Alias' ? `${object.label} Owner Alias` : (field?.label ?? path),
    searchable: false,
    selectListItem: path,
    sortDirection,
    sortIndex: sortDirection === null ? null : 0,
    sortable: field?.sortable ?? false,
    type: field?.type ?? 'string',
  }
}
