/** Keeps one bad input from failing the others that went out with it. */
import type { Outcome, WriteClass } from '../../connector/index.ts'
import { asProblem, Problem } from '../../problems.ts'

interface Sending {
  inputs: unknown[]
  send(inputs: unknown[]): Promise<Outcome<unknown>[]>
  writeClass: WriteClass | null
  /** API calls made so far. */
  calls(): number
}

/**
 * One outcome per input. A refusal of the whole that one input may have caused is sought by halves, as long as a repeat
 * cannot do anything twice.
 */
export async function oneByOneIfNeeded(sending: Sending): Promise<Outcome<unknown>[]> {
  const { inputs, send } = sending
  const before = sending.calls()
  try {
    const outcomes = await send(inputs)
    if (outcomes.length === inputs.length) return outcomes
    throw new Problem('definition-invalid', {
      what: `An action gave ${outcomes.length} outcomes for ${inputs.length} inputs.`,
      fix: 'Please report this with the id of the run.',
    })
  } catch (thrown) {
    const problem = afterThrow(sending, asProblem(thrown), sending.calls() - before)
    if (inputs.length === 1 || problem.then !== 'stop') return inputs.map(() => ({ ok: false, problem }))
    const middle = Math.ceil(inputs.length / 2)
    const first = await oneByOneIfNeeded({ ...sending, inputs: inputs.slice(0, middle) })
    return [...first, ...(await oneByOneIfNeeded({ ...sending, inputs: inputs.slice(middle) }))]
  }
}

/**
 * What a throw means for writes that must not be done twice. Of a single call the client's Problem says truly whether
 * anything was done; after several, or a mistake of ours, it has to be looked for.
 */
function afterThrow({ writeClass }: Sending, problem: Problem, calls: number): Problem {
  const repeatable = writeClass === null || writeClass === 'E1'
  const nothingDone = calls === 0 || (calls === 1 && problem.code !== 'bug')
  if (repeatable || nothingDone || problem.then === 'look-first') return problem
  return new Problem('answer-lost', {
    what: `It is not known what became of the write: ${problem.details.what}`,
    fix: 'Rainmaker finds out whether it was done before it goes on.',
    cause: problem,
  })
}
