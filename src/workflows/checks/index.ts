/** What is checked of each kind of step beyond its shape and templates. */
import type { Catalog } from '../../connector/index.ts'
import { type Step, type StepKind, type StepOf, stepKind } from '../kinds/index.ts'
import type { Path } from '../kinds/kind.ts'
import type { Mistake } from '../mistakes.ts'
import { checkAction } from './action.ts'
import { checkAi } from './ai.ts'
import { checkHttp } from './http.ts'
import { checkSelectMany } from './select-many.ts'

type Check<S> = (step: S, path: Path, catalog: Catalog) => Mistake[]

const checks: { [K in StepKind]?: Check<StepOf[K]> } = {
  action: checkAction,
  selectMany: checkSelectMany,
  http: checkHttp,
  ai: checkAi,
}

export function checkStep(step: Step, path: Path, catalog: Catalog): Mistake[] {
  const check = checks[stepKind(step)] as Check<Step> | undefined
  return check?.(step, path, catalog) ?? []
}
