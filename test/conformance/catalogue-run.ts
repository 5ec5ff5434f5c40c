/** Runs actions of the catalogue on an org, with inputs as a person would give them. */
import assert from 'node:assert/strict'
import { type Action, type ActionContext, type Catalog, type Outcome, readInput } from '../../src/connector/index.ts'
import type { CatalogueOrg } from './catalogue-org.ts'

export type Values = Record<string, unknown>

/** All inputs in one go; the org's counter of calls begins anew. Fails where an input does not fit the action. */
export function runner(catalog: Catalog, org: CatalogueOrg) {
  return async (id: string, inputs: Values[], context: ActionContext = org.context): Promise<Outcome<Values>[]> => {
    const action = catalog.action(id) as Action<unknown, Values>
    const read = inputs.map((input) => {
      const one = readInput(action, input)
      assert.ok(one.ok, one.ok ? '' : one.problem.message)
      return one.value
    })
    org.calls()
    return action.run(context, read)
  }
}
