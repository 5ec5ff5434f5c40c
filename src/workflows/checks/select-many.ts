/** Checks a list step: what it keeps of each item. */
import { Problem } from '../../problems.ts'
import type { Path } from '../kinds/kind.ts'
import type { SelectManyStep } from '../kinds/steps.ts'
import { compile, isTemplate } from '../liquid/compile.ts'
import type { Mistake } from '../mistakes.ts'

export function checkSelectMany({ collect = 'all' }: SelectManyStep, path: Path): Mistake[] {
  if (collect === 'all' || collect === 'none') return []
  const at = [...path, 'collect']
  if (!isTemplate(collect)) {
    const fix = 'Write all, none, or a template such as "{{ json.createTask.id }}".'
    return [{ path: at, what: `"${collect}" is nothing that can be kept of an item.`, fix }]
  }
  try {
    compile(collect)
    return []
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    return [{ path: at, what: thrown.details.what, fix: thrown.details.fix }]
  }
}
