/** Describes of the objects some inputs name: each asked once, a failure becomes the outcome of those inputs only. */

import { asProblem } from '../../problems.ts'
import type { ObjectDescribe } from '../../salesforce/index.ts'
import type { ActionContext, Outcome } from '../define.ts'
import { done, refused } from '../outcome.ts'

/** In the order of the names given. */
export async function describeEach(context: ActionContext, objects: string[]): Promise<Outcome<ObjectDescribe>[]> {
  const asked = new Map<string, Promise<Outcome<ObjectDescribe>>>()
  return Promise.all(
    objects.map((name) => {
      const known = asked.get(name) ?? describeOne(context, name)
      asked.set(name, known)
      return known
    }),
  )
}

async function describeOne(context: ActionContext, name: string): Promise<Outcome<ObjectDescribe>> {
  try {
    return done(await context.describe(name))
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.then !== 'stop' || problem.code === 'bug') throw thrown
    return refused(problem)
  }
}
