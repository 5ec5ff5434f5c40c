/** The checks of "test connection", in the order in which one finds out what is wrong. */

import type { ConnectionCheck } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import type { Ground } from './check.ts'
import { orgChecks } from './org.ts'
import { refreshTokenChecks } from './refresh-token.ts'
import { rightsChecks } from './rights.ts'
import { signInChecks } from './sign-in.ts'

export type { Ground } from './check.ts'
export { mergeNeeds, type Need } from './need.ts'
export { preflight } from './preflight.ts'

/** Where one of these fails, the others would only say the same. */
const gates = new Set(['session', 'renewal'])

const checksFor = ({ needs }: Ground) => [...signInChecks, ...refreshTokenChecks, ...orgChecks, ...rightsChecks(needs)]

/** All checks; once there is no session the others are not tried. Never throws a Problem. */
export async function runChecks(ground: Ground): Promise<ConnectionCheck[]> {
  const done: ConnectionCheck[] = []
  for (const { name, title, look } of checksFor(ground)) {
    const dead = done.some((check) => !check.ok && gates.has(check.name))
    const result = dead ? { ok: false, detail: 'Not tried' } : await tried(() => look(ground))
    done.push({ name, title, problem: null, ...result })
  }
  return done
}

async function tried(look: () => Promise<string>): Promise<Omit<ConnectionCheck, 'name' | 'title'>> {
  try {
    return { ok: true, detail: await look(), problem: null }
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    return { ok: false, detail: thrown.details.what, problem: thrown.toJSON() }
  }
}
