/** Small verbs for set-wise work: keep each input's place while only some of them go on. */
import { asProblem, Problem } from '../problems.ts'
import type { Outcome } from './define.ts'

export const done = <O>(value: O): Outcome<O> => ({ ok: true, value })
export const refused = (problem: Problem): Outcome<never> => ({ ok: false, problem })

/** Runs the check; a thrown Problem becomes this one input's outcome. */
export function attempt<T>(check: () => T): Outcome<T> {
  try {
    return done(check())
  } catch (thrown) {
    return refused(asProblem(thrown))
  }
}

/** Makes something else of every success; refusals keep their places. */
export const mapDone = <A, O>(outcomes: Outcome<A>[], make: (value: A) => O): Outcome<O>[] =>
  outcomes.map((one) => (one.ok ? done(make(one.value)) : one))

/** Sends on what passed, in one go, and puts every result back in its place among the refusals. */
export async function sendPassed<A, O>(
  judged: Outcome<A>[],
  send: (passed: A[]) => Promise<Outcome<O>[]>,
): Promise<Outcome<O>[]> {
  const passed = judged.flatMap((one) => (one.ok ? [one.value] : []))
  const results = passed.length ? (await send(passed)).values() : [].values()
  return judged.map((one) => (one.ok ? take(results) : one))
}

/**
 * Sends rows in as few rounds as it takes for no key to stand twice in one round: Salesforce refuses a set that names the
 * same record twice, and the later of two changes must win.
 */
export async function inRounds<A, O>(
  items: A[],
  key: (item: A) => string,
  send: (round: A[]) => Promise<Outcome<O>[]>,
): Promise<Outcome<O>[]> {
  const seen = new Map<string, number>()
  const rounds: number[][] = []
  items.forEach((item, at) => {
    const round = seen.get(key(item)) ?? 0
    seen.set(key(item), round + 1)
    rounds[round] ??= []
    rounds[round].push(at)
  })
  const results: Outcome<O>[] = []
  for (const round of rounds) {
    const answers = (await send(round.map((at) => items[at]!))).values()
    for (const at of round) results[at] = take(answers)
  }
  return results
}

function take<O>(results: Iterator<Outcome<O>>): Outcome<O> {
  const next = results.next()
  if (!next.done) return next.value
  return refused(new Problem('bug', { what: 'A set-wise call returned too few results.', fix: 'Please report this.' }))
}
