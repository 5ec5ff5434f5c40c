/** Formula functions on numbers. */
import { asNumber, asText, type FormulaValue, isPlace, type Place } from './formula-value.ts'
import type { FormulaFunction } from './scope.ts'

const of =
  (compute: (...numbers: number[]) => FormulaValue): FormulaFunction =>
  (args) =>
  (scope) =>
    compute(...args.map(({ value }) => asNumber(value(scope))))

/** Half away from zero, as Salesforce rounds. */
const round = (value: number, places: number) => {
  const factor = 10 ** places
  return (Math.sign(value) * Math.round(Math.abs(value) * factor)) / factor
}

const EARTH_RADIUS: Record<string, number> = { mi: 3958.761, km: 6371.009 }

/** The great circle between two places, in 'mi' or 'km'. */
function distance(a: Place, b: Place, unit: string): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const chord =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  return 2 * (EARTH_RADIUS[unit] ?? 0) * Math.asin(Math.sqrt(chord))
}

/** FLOOR and CEILING go towards zero and away from it; MFLOOR and MCEILING down and up. */
export const NUMBER_FUNCTIONS: Record<string, FormulaFunction> = {
  VALUE: (args) => (scope) => {
    const text = asText(args[0]?.value(scope) ?? null).replaceAll(',', '')
    return text === '' || Number.isNaN(Number(text)) ? null : Number(text)
  },
  ABS: of((value = 0) => Math.abs(value)),
  ROUND: of((value = 0, places = 0) => round(value, places)),
  FLOOR: of((value = 0) => Math.trunc(value)),
  CEILING: of((value = 0) => Math.sign(value) * Math.ceil(Math.abs(value))),
  MOD: of((value = 0, by = 1) => (by === 0 ? null : ((value % by) + by) % by)),
  MIN: of((...values) => Math.min(...values)),
  MAX: of((...values) => Math.max(...values)),
  SQRT: of((value = 0) => Math.sqrt(value)),
  EXP: of((value = 0) => Math.exp(value)),
  LN: of((value = 0) => Math.log(value)),
  LOG: of((value = 0) => Math.log10(value)),
  MCEILING: of((value = 0) => Math.ceil(value)),
  MFLOOR: of((value = 0) => Math.floor(value)),
  TRUNC: of((value = 0, places = 0) => Math.trunc(value * 10 ** places) / 10 ** places),
  PI: () => () => Math.PI,
  SIN: of((value = 0) => Math.sin(value)),
  COS: of((value = 0) => Math.cos(value)),
  TAN: of((value = 0) => Math.tan(value)),
  ASIN: of((value = 0) => Math.asin(value)),
  ACOS: of((value = 0) => Math.acos(value)),
  ATAN: of((value = 0) => Math.atan(value)),
  ATAN2: of((y = 0, x = 0) => Math.atan2(y, x)),
  GEOLOCATION: of((latitude = 0, longitude = 0) => ({ latitude, longitude })),
  DISTANCE: (args) => (scope) => {
    const [from = null, to = null, unit = null] = args.map(({ value }) => value(scope))
    return isPlace(from) && isPlace(to) ? distance(from, to, asText(unit)) : null
  },
}
