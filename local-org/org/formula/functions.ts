/** All functions of formulas by name. */
import { DATE_FUNCTIONS } from './date-functions.ts'
import { LOGIC_FUNCTIONS } from './logic-functions.ts'
import { NUMBER_FUNCTIONS } from './number-functions.ts'
import type { FormulaFunction } from './scope.ts'
import { TEXT_FUNCTIONS } from './text-functions.ts'

export const FUNCTIONS: Record<string, FormulaFunction> = {
  ...LOGIC_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...DATE_FUNCTIONS,
}
