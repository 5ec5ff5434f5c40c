/** Formula functions on numbers. */
import { asNumber, asText, type FormulaValue } from './formula-value.ts'
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

export const NUMBER_FUNCTIONS: Record<string, FormulaFunction> = {
  VALUE: (args) => (scope) => {
    const text = asText(args[0]?.value(scope) ?? null).replaceAll(',', '')
    return text === '' || Number.isNaN(Number(text)) ? null : Number(text)
  },
  ABS: of((value = 0) => Math.abs(value)),
  ROUND: of((value = 0, places = 0) => round(value, places)),
  FLOOR: of((value = 0) => Math.floor(value)),
  CEILING: of((value = 0) => Math.ceil(value)),
  MOD: of((value = 0, by = 1) => (by === 0 ? null : ((value % by) + by) % by)),
  MIN: of((...values) => Math.min(...values)),
  MAX: of((...values) => Math.max(...values)),
  SQRT: of((value = 0) => Math.sqrt(value)),
  EXP: of((value = 0) => Math.exp(value)),
  LN: of((value = 0) => Math.log(value)),
  LOG: of((value = 0) => Math.log10(value)),
}
