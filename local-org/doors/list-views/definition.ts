/** What a list view selects: its filter, scope, columns and order, as SOQL and as describe shows them. */

import type { FieldDef, ObjectDef, OrgView, Row } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { fieldAt } from './field-at.ts'
import { sourceOf } from './view-source.ts'

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
  const { columns: shown, order, scope, where: condition } = sourceOf(call, object, row)
  const paths = [...new Set([...shown, ...hiddenPaths])]
  const direction = order.descending ? 'DESC' : 'ASC'
  const scoped = scope === 'everything' ? '' : ` USING SCOPE ${scope}`
  const where = condition ? ` WHERE ${condition}` : ''
  const query = `SELECT ${paths.join(', ')} FROM ${object.name}${scoped}${where} ORDER BY ${order.field} ${direction} NULLS FIRST, Id ASC NULLS FIRST`
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
    scope,
    whereCondition: condition ? { soql: condition } : null,
  }
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
  const field = fieldAt(view, object, path)
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
