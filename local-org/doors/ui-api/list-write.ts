/** Making, changing and removing list views (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_requests_list_info_input.htm). */

import { dropComponent, type Facts, storeComponent } from '../../metadata/index.ts'
import { type ObjectDef, OrgError, type Row } from '../../org/index.ts'
import { fieldAt } from '../list-views/field-at.ts'
import { joined, soqlOf, type ViewFilter } from '../list-views/filter.ts'
import { listViewNamed } from '../list-views/results.ts'
import { type Call, isObject, notFound } from '../wire/index.ts'
import { columnsOf, type View } from './list-view.ts'

const asSystem = { asSystem: true, skipCustomRules: true }

/** The members of a body that are said. */
interface Wish {
  label?: string
  columns?: string[]
  filters?: ViewFilter[]
  logic?: string | null
  scope?: string
}

function wishIn(call: Call, object: ObjectDef, given: Record<string, unknown>): Wish {
  const { label, displayColumns, filteredByInfo, filterLogicString, scope } = given
  const wish: Wish = {}
  if (typeof label === 'string') wish.label = label
  if (Array.isArray(displayColumns)) wish.columns = displayColumns.map((one) => column(call, object, String(one)))
  if (Array.isArray(filteredByInfo)) wish.filters = filteredByInfo.map((one) => filterIn(call, object, one))
  if (typeof filterLogicString === 'string' || filterLogicString === null) wish.logic = filterLogicString || null
  if (isObject(scope) && typeof scope['apiName'] === 'string') wish.scope = scope['apiName']
  return wish
}

/** Throws INVALID_INPUT for a field that is not there. */
function column(call: Call, object: ObjectDef, name: string): string {
  if (fieldAt(call.view, object, name)) return name
  throw new OrgError('INVALID_INPUT', `Invalid field: ${name}`)
}

function filterIn(call: Call, object: ObjectDef, given: unknown): ViewFilter {
  const { fieldApiName, operator, operandLabels } = isObject(given) ? given : {}
  const field = column(call, object, String(fieldApiName ?? ''))
  const operands = Array.isArray(operandLabels) ? operandLabels.map(String) : []
  return { field, operator: String(operator ?? 'Equals'), operands }
}

/** As metadata has it. Throws INVALID_INPUT for filters that cannot be. */
function factsOf(call: Call, object: ObjectDef, label: string, wish: Required<Omit<Wish, 'label'>>): Facts {
  const { columns, filters, logic, scope } = wish
  joined(
    filters.map((filter) => soqlOf(filter, fieldAt(call.view, object, filter.field))),
    logic,
  )
  const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
  return {
    label,
    columns,
    filterScope: scope === 'mine' ? 'Mine' : 'Everything',
    filters: filters.map(({ field, operator, operands }) => {
      return { field, operation: small(operator), value: operands.join(',') }
    }),
    ...(logic ? { booleanFilter: logic } : {}),
  }
}

function keep(call: Call, fullName: string, facts: Facts | null): void {
  const ground = { org: call.instance.org, userId: call.session.userId }
  if (facts) storeComponent(ground, 'ListView', fullName, facts)
  else dropComponent(ground, 'ListView', fullName)
}

const admin = ({ instance }: Call) => instance.org.admin.id

/** POST /list-info/X: answers the new row. Throws DUPLICATE_DEVELOPER_NAME, INVALID_INPUT. */
export function createView(call: Call, object: ObjectDef, given: Record<string, unknown>): Row {
  const wish = wishIn(call, object, given)
  const label = wish.label ?? String(given['listViewApiName'] ?? 'New List')
  const name = String(given['listViewApiName'] ?? label.replace(/\W+/g, '_'))
  if (listViewNamed(call, object.name, name)) {
    throw new OrgError('DUPLICATE_DEVELOPER_NAME', `The list view name '${name}' is already in use on ${object.name}.`)
  }
  const usual = object.fields.filter(({ nameField }) => nameField).map((field) => field.name)
  const { columns = usual, filters = [], logic = null, scope = 'everything' } = wish
  keep(call, `${object.name}.${name}`, factsOf(call, object, label, { columns, filters, logic, scope }))
  const values = { Name: label, DeveloperName: name, SobjectType: object.name, IsSoqlCompatible: true }
  const id = call.instance.org.create(admin(call), 'ListView', values, asSystem)
  const row = call.view.table('ListView').get(id)
  if (!row) throw notFound()
  return row
}

/** PATCH: what is not said stays. */
export function changeView(call: Call, view: View, given: Record<string, unknown>): void {
  const { row, object, source } = view
  const wish = wishIn(call, object, given)
  const label = wish.label ?? String(row['Name'])
  const facts = factsOf(call, object, label, {
    columns: wish.columns ?? columnsOf(view).map(({ fieldApiName }) => fieldApiName),
    filters: wish.filters ?? source.filters,
    logic: wish.logic === undefined ? source.logic : wish.logic,
    scope: wish.scope ?? source.scope,
  })
  keep(call, nameOf(row), facts)
  call.instance.org.update(admin(call), 'ListView', row.Id, { Name: label }, asSystem)
}

export function removeView(call: Call, { row }: Pick<View, 'row'>): void {
  call.instance.org.delete(admin(call), 'ListView', row.Id, asSystem)
  keep(call, nameOf(row), null)
}

function nameOf(row: Row): string {
  return `${row['SobjectType']}.${row['DeveloperName']}`
}
