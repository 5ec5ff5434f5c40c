/** Wanted objects with their plans; a plan is made once and kept for an hour, or until another set of fields is wanted. */
import { asProblem, type ProblemJson } from '../../../problems.ts'
import type { ObjectDescribe } from '../../../salesforce/index.ts'
import { type Plan, planFor } from './plan.ts'
import type { Wanted } from './wanted.ts'

export interface Target {
  wanted: Wanted
  plan: Plan
}

export interface Targets {
  /** Objects that cannot be watched are left out, with their Problem. Throws what concerns the whole org. */
  of(wanted: Wanted[]): Promise<{ targets: Target[]; problems: Map<string, ProblemJson> }>
  /** Asks for the describe again next time. */
  forget(object: string): void
  objects(): string[]
}

const keepMs = 3_600_000

export function keepTargets(
  describe: (object: string) => Promise<ObjectDescribe>,
  usualFields: (object: string) => string[],
): Targets {
  const plans = new Map<string, { plan: Plan; fields: string; until: number }>()

  async function planOf(wanted: Wanted): Promise<Plan> {
    const fields = [...wanted.watched, ...wanted.words].sort().join(' ')
    const known = plans.get(wanted.object)
    if (known && known.fields === fields && known.until > Date.now()) return known.plan
    const plan = planFor(wanted, await describe(wanted.object), usualFields(wanted.object))
    plans.set(wanted.object, { plan, fields, until: Date.now() + keepMs })
    return plan
  }

  return {
    async of(all) {
      const targets: Target[] = []
      const problems = new Map<string, ProblemJson>()
      for (const wanted of all) {
        try {
          targets.push({ wanted, plan: await planOf(wanted) })
        } catch (error) {
          const problem = asProblem(error)
          if (problem.code !== 'object-unknown') throw problem
          problems.set(wanted.object, problem.toJSON())
        }
      }
      return { targets, problems }
    },
    forget: (object) => plans.delete(object),
    objects: () => [...plans.keys()],
  }
}
