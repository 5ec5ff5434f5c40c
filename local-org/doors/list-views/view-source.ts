/** What a list view was told to show: as Salesforce comes with it, or as somebody made it by metadata or by the UI API. */

import { deployed, type Facts, factList, factText, factTexts } from '../../metadata/index.ts'
import { type ListViewFilter, listViewColumns, listViewOrder, listViews } from '../../objects/index.ts'
import { type ObjectDef, OrgError, type OrgView, type Row } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { columnPath } from './column-path.ts'
import { fieldAt } from './field-at.ts'
import { joined, soqlOf, type ViewFilter } from './filter.ts'

export interface ViewSource {
  columns: string[]
  scope: string
  filters: ViewFilter[]
  logic: string | null
  /** SOQL condition; undefined: all rows. */
  where: string | undefined
  order: { field: string; descending: boolean }
  visibility: 'Private' | 'Public' | 'Shared'
}

/** Throws NOT_FOUND for a row nobody gave a filter. */
export function sourceOf(call: Call, object: ObjectDef, row: Row): ViewSource {
  const name = String(row['DeveloperName'])
  const own = deployed(call.instance.org, 'ListView').find(({ fullName }) => fullName === `${object.name}.${name}`)
  if (own) return ownSource(call.view, object, own.facts)
  const given = listViews.find((view) => view.object === object.name && view.developerName === name)
  if (!given) throw new OrgError('NOT_FOUND', 'The list view has no filter in this org.', { status: 404 })
  return givenSource(call.view, object, given)
}

function orderOf(object: string, columns: string[]): ViewSource['order'] {
  return listViewOrder[object] ?? { field: columns[0] ?? 'Id', descending: false }
}

function givenSource(view: OrgView, object: ObjectDef, { filter, scope, where }: ListViewFilter): ViewSource {
  const columns = (listViewColumns[object.name] ?? ['Name']).filter((path) => fieldAt(view, object, path))
  const operands = filter ? [String(filter.operand).replaceAll('_', ' ')] : []
  return {
    columns,
    scope: scope ?? 'everything',
    filters: filter ? [{ field: filter.field, operator: filter.operator, operands }] : [],
    logic: null,
    where,
    order: orderOf(object.name, columns),
    visibility: 'Public',
  }
}

function ownSource(view: OrgView, object: ObjectDef, facts: Facts): ViewSource {
  const asked = factTexts(facts, 'columns').map((code) => columnPath(view, object, code))
  const shown = asked.filter((path) => fieldAt(view, object, path))
  const nameField = object.fields.find(({ nameField: isName }) => isName)?.name ?? 'Id'
  const columns = shown.length > 0 ? shown : [nameField]
  const filters = factList(facts, 'filters').map((one): ViewFilter => {
    const field = columnPath(view, object, factText(one, 'field') ?? '')
    const operands = (factText(one, 'value') ?? '').split(',').map((text) => text.trim())
    return { field, operator: factText(one, 'operation') ?? 'equals', operands }
  })
  const conditions = filters.map((filter) => soqlOf(filter, fieldAt(view, object, filter.field)))
  const logic = factText(facts, 'booleanFilter') ?? null
  const where = joined(conditions, logic)
  const scope = factText(facts, 'filterScope') === 'Mine' ? 'mine' : 'everything'
  const visibility = 'sharedTo' in facts ? 'Shared' : 'Public'
  return { columns, scope, filters, logic, where, order: orderOf(object.name, columns), visibility }
}
