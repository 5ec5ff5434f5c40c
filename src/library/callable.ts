/** An action of the catalogue as a function. */
import { type Catalog, loadCatalog, type Outcome, readInput } from '../connector/index.ts'
import type { Org } from './org.ts'

export interface Callable<I, O> {
  /** Does it once. Throws the Problem it ends with. */
  (org: Org, input: I): Promise<O>
  /** Does it for all inputs in as few API calls as Salesforce allows: one outcome per input, in order. */
  many(org: Org, inputs: I[]): Promise<Outcome<O>[]>
}

let catalog: Promise<Catalog> | null = null

/** The types are the caller's word: the generated files give them, and a test holds those against the catalogue. */
export function callable<I, O>(id: string): Callable<I, O> {
  async function many(org: Org, inputs: I[]): Promise<Outcome<O>[]> {
    catalog ??= loadCatalog()
    const action = (await catalog).action(id)
    const read = inputs.map((input) => readInput(action, input))
    const fit = read.flatMap((one) => (one.ok ? [one.value] : []))
    const sent = fit.length > 0 ? (await action.run(org.context, fit)).values() : [].values()
    return read.map((one) => (one.ok ? sent.next().value : one) as Outcome<O>)
  }

  async function one(org: Org, input: I): Promise<O> {
    const [outcome] = await many(org, [input])
    if (outcome?.ok) return outcome.value
    throw outcome?.problem
  }

  return Object.assign(one, { many })
}
