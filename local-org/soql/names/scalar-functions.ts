/** The functions of SOQL that turn one value into another: dates, labels, formats, distances. */
import { type FieldType, type Value, zoneClock } from '../../org/index.ts'
import type { ArgumentNode, CallNode, Name, OperandNode, PathNode } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'
import { DATE_FUNCTIONS, DATETIME_ONLY } from '../values/date-functions.ts'
import { distance, isDistanceUnit } from '../values/distance.ts'
import type { Expression } from '../values/expression.ts'
import { formatValue } from '../values/format-value.ts'
import type { Scope } from './scope.ts'

/** Binds an argument in whatever the call stands in: a row, or a group of rows. */
type Bind<S> = (node: OperandNode) => Expression<S>
type ScalarFunction = <S>(call: CallNode, scope: Scope, bind: Bind<S>) => Expression<S>

function malformed(scope: Scope, at: number, message: string) {
  return refusal(scope.text, at, 'MALFORMED_QUERY', message)
}

function soleOperand(scope: Scope, call: CallNode): OperandNode {
  const [argument, ...more] = call.args
  if (!argument || more.length > 0 || (argument.kind !== 'path' && argument.kind !== 'call')) {
    throw malformed(scope, call.at, `Invalid number or type of arguments for function ${call.name}`)
  }
  return argument
}

function wrap<S>(call: CallNode, inner: Expression<S>, type: FieldType, read: (source: S) => Value): Expression<S> {
  return { label: `${call.name}(${inner.label})`, type, at: call.at, read }
}

const convertTimezone: ScalarFunction = (call, scope, bind) => {
  const inner = bind(soleOperand(scope, call))
  if (inner.type !== 'datetime')
    throw malformed(scope, call.at, 'convertTimezone function only accepts dateTime fields')
  const offset = zoneClock(scope.org.user.timeZone)
  return wrap(call, inner, 'datetime', (source) => {
    const value = inner.read(source)
    return typeof value === 'number' ? value + offset(value) : null
  })
}

const dateFunction: ScalarFunction = (call, scope, bind) => {
  const inner = bind(soleOperand(scope, call))
  const fits = inner.type === 'datetime' || (inner.type === 'date' && !DATETIME_ONLY.has(call.name))
  if (!fits) {
    const message = `field '${inner.label}' of type ${inner.type} can not be used in function ${call.name}`
    throw refusal(scope.text, call.at, 'INVALID_FIELD', message)
  }
  const apply = DATE_FUNCTIONS[call.name]!
  return wrap(call, inner, call.name === 'DAY_ONLY' ? 'date' : 'int', (source) => {
    const value = inner.read(source)
    return typeof value === 'string' || typeof value === 'number' ? apply(new Date(value)) : null
  })
}

/** toLabel() and FORMAT() keep the name of what they wrap, so `toLabel(Status)` comes back as Status. */
const toLabel: ScalarFunction = (call, scope, bind) => {
  const inner = bind(soleOperand(scope, call))
  const labels = new Map(inner.field?.picklistValues?.map(({ value, label }) => [value, label]))
  const label = (value: string) => labels.get(value) ?? value
  return {
    ...wrap(call, inner, 'string', (source) => {
      const value = inner.read(source)
      return typeof value === 'string' ? value.split(';').map(label).join(';') : value
    }),
    field: inner.field,
  }
}

const format: ScalarFunction = (call, scope, bind) => {
  const inner = bind(soleOperand(scope, call))
  const { timeZone } = scope.org.user
  const read = (source: Parameters<typeof inner.read>[0]) => formatValue(inner.type, inner.read(source), timeZone)
  return { ...wrap(call, inner, 'string', read), field: inner.field }
}

const convertCurrency: ScalarFunction = (call, scope) => {
  throw malformed(scope, call.at, 'convertCurrency is only available in organizations with multiple currencies')
}

/** The path of a part of a compound field: `Place__c` -> `Place__Latitude__s`. */
function partPath(path: PathNode, name: string): PathNode {
  const last: Name = { text: name, at: path.at }
  return { ...path, parts: [...path.parts.slice(0, -1), last] }
}

/** The path of the part of a compound field whose name fits. */
function coordinate(scope: Scope, path: PathNode, { object, field }: Expression<unknown>, word: RegExp): PathNode {
  const part = object?.fields.find((f) => f.compoundFieldName === field?.name && word.test(f.name))
  if (!part) throw malformed(scope, path.at, 'DISTANCE function requires a geolocation or address field')
  return partPath(path, part.name)
}

/** GEOLOCATION(latitude, longitude) */
function fixedSpot(scope: Scope, call: CallNode, node: ArgumentNode | undefined) {
  const args = node?.kind === 'call' && node.name === 'GEOLOCATION' ? node.args : []
  const [latitude, longitude] = args
  if (latitude?.kind !== 'number' || longitude?.kind !== 'number') {
    throw malformed(scope, call.at, 'DISTANCE function requires a GEOLOCATION with latitude and longitude')
  }
  return { latitude: latitude.value, longitude: longitude.value }
}

const distanceTo: ScalarFunction = (call, scope, bind) => {
  const [field, place, unit] = call.args
  const known = unit?.kind === 'string' && isDistanceUnit(unit.value)
  if (field?.kind !== 'path' || !known) {
    throw malformed(scope, call.at, "DISTANCE function requires a field, a GEOLOCATION and the unit 'mi' or 'km'")
  }
  const spot = fixedSpot(scope, call, place)
  const whole = bind(field)
  const latitude = bind(coordinate(scope, field, whole, /Latitude(?:__s)?$/))
  const longitude = bind(coordinate(scope, field, whole, /Longitude(?:__s)?$/))
  return {
    label: `DISTANCE(${whole.label},${spot.latitude},${spot.longitude},${unit.value})`,
    type: 'double',
    at: call.at,
    read(source) {
      const here = { latitude: latitude.read(source), longitude: longitude.read(source) }
      if (typeof here.latitude !== 'number' || typeof here.longitude !== 'number') return null
      return distance({ latitude: here.latitude, longitude: here.longitude }, spot, unit.value)
    },
  }
}

const FUNCTIONS: Readonly<Record<string, ScalarFunction>> = {
  ...Object.fromEntries(Object.keys(DATE_FUNCTIONS).map((name) => [name, dateFunction])),
  CONVERTTIMEZONE: convertTimezone,
  TOLABEL: toLabel,
  FORMAT: format,
  CONVERTCURRENCY: convertCurrency,
  DISTANCE: distanceTo,
}

/** A call of a scalar function over `bind`ed arguments. Throws MALFORMED_QUERY when there is no such function. */
export function bindCall<S>(call: CallNode, scope: Scope, bind: Bind<S>): Expression<S> {
  const apply = FUNCTIONS[call.name]
  if (!apply) throw malformed(scope, call.at, `Invalid aggregate function: ${call.name}`)
  return apply(call, scope, bind)
}
