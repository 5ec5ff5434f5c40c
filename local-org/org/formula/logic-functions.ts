/** Formula functions that decide, and those that look at the change of the record. */
import { asBoolean, asText, type FormulaValue, isBlank } from './formula-value.ts'
import { equals, negate } from './operators.ts'
import type { Argument, Compiled, FormulaFunction } from './scope.ts'

const blank: Compiled = () => null
const at = (args: Argument[], index: number): Compiled => args[index]?.value ?? blank

const choose: FormulaFunction = (args) => {
  const [condition, yes, no] = [at(args, 0), at(args, 1), at(args, 2)]
  return (scope) => (asBoolean(condition(scope)) ? yes(scope) : no(scope))
}

/** CASE(value, a, resultA, b, resultB, otherwise) */
const caseOf: FormulaFunction = (args) => {
  const value = at(args, 0)
  const otherwise = at(args, args.length - 1)
  return (scope) => {
    const is = value(scope)
    for (let i = 1; i + 1 < args.length; i += 2)
      if (equals(is, at(args, i)(scope)) === true) return at(args, i + 1)(scope)
    return otherwise(scope)
  }
}

type Test = (value: FormulaValue) => boolean
/** Texts are never null, only blank. */
const isNull: Test = (value) => value === null

const isEmpty =
  (test: Test): FormulaFunction =>
  (args) => {
    const value = at(args, 0)
    return (scope) => test(value(scope))
  }

const orElse =
  (test: Test): FormulaFunction =>
  (args) => {
    const [value, instead] = [at(args, 0), at(args, 1)]
    return (scope) => {
      const is: FormulaValue = value(scope)
      return test(is) ? instead(scope) : is
    }
  }

const isPicked: FormulaFunction = (args) => {
  const [value, choice] = [at(args, 0), at(args, 1)]
  return (scope) => asText(value(scope)).toLowerCase() === asText(choice(scope)).toLowerCase()
}

const isOther = (is: FormulaValue, was: FormulaValue) =>
  isBlank(is) || isBlank(was) ? isBlank(is) !== isBlank(was) : equals(is, was) !== true

/** VLOOKUP($ObjectType.Zip__c.Fields.City__c, $ObjectType.Zip__c.Fields.Name, value): of the first record with that value. */
const lookUp: FormulaFunction = (args) => {
  const [, object = '', , field = ''] = args[0]?.path ?? []
  const key = args[1]?.path?.at(-1) ?? ''
  return (scope) => scope.lookUp({ object, field, key }, at(args, 2)(scope))
}

export const LOGIC_FUNCTIONS: Record<string, FormulaFunction> = {
  IF: choose,
  AND: (args) => (scope) => args.every(({ value }) => asBoolean(value(scope))),
  OR: (args) => (scope) => args.some(({ value }) => asBoolean(value(scope))),
  NOT: (args) => (scope) => negate(at(args, 0)(scope)),
  CASE: caseOf,
  ISBLANK: isEmpty(isBlank),
  ISNULL: isEmpty(isNull),
  BLANKVALUE: orElse(isBlank),
  NULLVALUE: orElse(isNull),
  ISPICKVAL: isPicked,
  INCLUDES: (args) => (scope) =>
    asText(at(args, 0)(scope))
      .split(';')
      .includes(asText(at(args, 1)(scope))),
  // Nobody clones a record through the API.
  ISCLONE: () => () => false,
  VLOOKUP: lookUp,
  ISNEW: () => (scope) => scope.isNew,
  ISCHANGED: (args) => (scope) => isOther(at(args, 0)(scope), scope.prior(args[0]?.path ?? [])),
  PRIORVALUE: (args) => (scope) => scope.prior(args[0]?.path ?? []),
}
