/** Ways of making a function of formulas out of a function of values. */
import { asNumber, asText, type FormulaValue, isBlank } from './formula-value.ts'
import type { FormulaFunction } from './scope.ts'

/** A function of its arguments' values, blank or not. */
export const ofValues =
  (compute: (...values: FormulaValue[]) => FormulaValue): FormulaFunction =>
  (args) =>
  (scope) =>
    compute(...args.map(({ value }) => value(scope)))

/** A function that gives a blank when one of its arguments is blank. */
export const strict = (compute: (...values: FormulaValue[]) => FormulaValue): FormulaFunction =>
  ofValues((...values) => (values.some(isBlank) ? null : compute(...values)))

/** A function of numbers, blank when one of them is. */
export const ofNumbers = (compute: (...numbers: number[]) => FormulaValue): FormulaFunction =>
  strict((...values) => compute(...values.map(asNumber)))

/** A function of one text, blank for a blank. */
export const ofText = (compute: (text: string) => FormulaValue): FormulaFunction =>
  strict((text = null) => compute(asText(text)))
