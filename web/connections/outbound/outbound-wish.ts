/** An outbound message as the form holds it, and as the server takes it. */

export interface Condition {
  field: string
  operator: string
  value: string
}

export interface OutboundWish {
  name: string
  object: string
  on: 'create' | 'create-or-update'
  fields: string[]
  conditions: Condition[]
  byHand: boolean
  address: string
}

export const emptyWish: OutboundWish = {
  name: '',
  object: '',
  on: 'create-or-update',
  fields: [],
  conditions: [],
  byHand: false,
  address: '',
}

/** Names are Salesforce's, as a flow has them; what is said is ours. */
export const operators = [
  { value: 'EqualTo', label: 'is' },
  { value: 'NotEqualTo', label: 'is not' },
  { value: 'GreaterThan', label: 'is more than' },
  { value: 'GreaterThanOrEqualTo', label: 'is at least' },
  { value: 'LessThan', label: 'is less than' },
  { value: 'LessThanOrEqualTo', label: 'is at most' },
  { value: 'StartsWith', label: 'begins with' },
  { value: 'EndsWith', label: 'ends with' },
  { value: 'Contains', label: 'contains' },
  { value: 'IsNull', label: 'is empty (true or false)' },
]

export const newCondition: Condition = { field: '', operator: 'EqualTo', value: '' }

/** Types of fields whose values are no texts. */
const plainTypes = new Set(['boolean', 'int', 'double', 'currency', 'percent'])

/** `true` and `5` are themselves for fields that hold such, and texts for all others. */
function typedValue({ operator, value }: Condition, type: string | undefined): string | number | boolean {
  if (operator !== 'IsNull' && !plainTypes.has(type ?? '')) return value
  if (value === 'true' || value === 'false') return value === 'true'
  const number = Number(value)
  return value.trim() === '' || Number.isNaN(number) ? value : number
}

/** @param typeOf the type of a field of the object, as the org describes it */
export function bodyOf(wish: OutboundWish, typeOf: (field: string) => string | undefined): object {
  const { name, object, on, fields, byHand, address } = wish
  const conditions = wish.conditions
    .filter(({ field }) => field)
    .map((one) => ({ field: one.field, operator: one.operator, value: typedValue(one, typeOf(one.field)) }))
  return {
    name,
    object,
    deploy: byHand ? null : { on, fields, conditions },
    ...(address.trim() && { baseUrl: address.trim() }),
  }
}
