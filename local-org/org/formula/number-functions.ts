/** Formula functions on numbers. */
import { ofNumbers, ofText, strict } from './arguments.ts'
import { cutOff, exact, roundHalfUp } from './decimal.ts'
import { fault } from './fault.ts'
import { asText, isPlace, type Place } from './formula-value.ts'
import type { FormulaFunction } from './scope.ts'

const EARTH_RADIUS: Record<string, number> = { mi: 3958.761, km: 6371.009 }

/** The great circle between two places, in 'mi' or 'km'. */
function distance(a: Place, b: Place, unit: string): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const chord =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  const radius = EARTH_RADIUS[unit]
  if (radius === undefined) throw fault(`Invalid unit for the distance() function: ${unit}`)
  return 2 * radius * Math.asin(Math.sqrt(chord))
}

function placeOf(latitude: number, longitude: number): Place {
  if (Math.abs(latitude) > 90) throw fault(`Invalid latitude: ${latitude}`)
  if (Math.abs(longitude) > 180) throw fault(`Invalid longitude: ${longitude}`)
  return { latitude, longitude }
}

/** Faults when the result is no number, as of the logarithm of nothing. */
const defined =
  (name: string, compute: (value: number) => number) =>
  (value = 0): number => {
    const result = compute(value)
    if (Number.isFinite(result)) return result
    throw fault(`Out of range argument to ${name}() function`)
  }

/** The remainder has the sign of what is divided. */
function remainder(value = 0, by = 0): number {
  if (by === 0) throw fault('Division by zero')
  return exact(value % by)
}

const ofOne = (name: string, compute: (value: number) => number): FormulaFunction => ofNumbers(defined(name, compute))
/** What lies outside of -1 to 1 has no arc: blank. */
const arc = (compute: (value: number) => number): FormulaFunction =>
  ofNumbers((value = 0) => (Math.abs(value) > 1 ? null : compute(value)))

/** FLOOR and CEILING go towards zero and away from it; MFLOOR and MCEILING down and up. */
export const NUMBER_FUNCTIONS: Record<string, FormulaFunction> = {
  VALUE: ofText((text) => {
    const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN
    if (Number.isNaN(number)) throw fault(`The value '${text}' is not a valid number.`)
    return number
  }),
  ABS: ofNumbers((value = 0) => Math.abs(value)),
  ROUND: ofNumbers((value = 0, places = 0) => roundHalfUp(value, places)),
  FLOOR: ofNumbers((value = 0) => Math.trunc(exact(value))),
  CEILING: ofNumbers((value = 0) => Math.sign(value) * Math.ceil(Math.abs(exact(value)))),
  MOD: ofNumbers(remainder),
  MIN: ofNumbers((...values) => Math.min(...values)),
  MAX: ofNumbers((...values) => Math.max(...values)),
  SQRT: ofOne('SQRT', Math.sqrt),
  EXP: ofOne('EXP', Math.exp),
  LN: ofOne('LN', Math.log),
  LOG: ofOne('LOG', Math.log10),
  MCEILING: ofNumbers((value = 0) => Math.ceil(exact(value))),
  MFLOOR: ofNumbers((value = 0) => Math.floor(exact(value))),
  TRUNC: ofNumbers((value = 0, places = 0) => cutOff(value, places)),
  PI: () => () => Math.PI,
  SIN: ofOne('SIN', Math.sin),
  COS: ofOne('COS', Math.cos),
  TAN: ofOne('TAN', Math.tan),
  ASIN: arc(Math.asin),
  ACOS: arc(Math.acos),
  ATAN: ofOne('ATAN', Math.atan),
  ATAN2: ofNumbers((y = 0, x = 0) => Math.atan2(y, x)),
  GEOLOCATION: ofNumbers((latitude = 0, longitude = 0) => placeOf(latitude, longitude)),
  DISTANCE: strict((from = null, to = null, unit = null) =>
    isPlace(from) && isPlace(to) ? distance(from, to, asText(unit)) : null,
  ),
}
