/** The tools that are not actions of the catalogue. */
import { z } from 'zod'
import { asProblem, Problem } from '../../problems.ts'
import { executePlan } from '../plans/execute-plan.ts'
import { claimPlan, finishPlan } from '../plans/plans.ts'
import { answerRecords } from './answer-rows.ts'
import type { Call } from './call.ts'
import { writesUsedUp } from './run-action.ts'

type OwnTool = (call: Call) => Promise<unknown>

const pageInput = z.strictObject({ page: z.string() })
const planInput = z.strictObject({ plan: z.string(), hash: z.string() })

export const ownTools: Record<string, OwnTool> = {
  async nextPage(call) {
    const { page } = read(pageInput, call.input)
    return answerRecords(call, call.pages.take(call.key.id, page), false)
  },

  async executePlan(call) {
    const { plan: id, hash } = read(planInput, call.input)
    call.used.planId = id
    const plan = await claimPlan(call.store, call.key.id, id, hash)
    try {
      const { writesPerDay } = call.key.grants
      if (call.spent.writes + plan.body.rows.length > writesPerDay) throw writesUsedUp(writesPerDay)
      const done = await executePlan(call.scope, plan.body)
      call.used.writes = done.length
      await finishPlan(call.store, id, 'executed', done)
      return { plan: id, status: 'executed', done }
    } catch (thrown) {
      const problem = asProblem(thrown)
      // A write whose answer was lost may have happened: it counts.
      if (problem.code === 'answer-lost') call.used.writes = plan.body.rows.length
      await finishPlan(call.store, id, problem.code === 'conflict' ? 'changed' : 'failed', problem.toJSON())
      throw problem
    }
  },
}

function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new Problem('input-invalid', {
    what: result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    fix: 'Give what the tool’s schema asks for.',
  })
}
