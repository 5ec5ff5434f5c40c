/** The fault rules in force: plans what happens to each call and refuses single rows of writes. */

import type { Request } from '../../doors/index.ts'
import type { OrgError } from '../../org/index.ts'
import { callEffects, type Plan, rowRefusals } from './effects.ts'
import type { FaultRule } from './rule.ts'

/** A rule in force, with how often it was met. */
export interface FaultState {
  id: string
  rule: FaultRule
  /** Calls (for row effects: rows) that matched. */
  matched: number
  /** How often it took effect. */
  applied: number
}

export interface Faults {
  add(rule: FaultRule): FaultState
  list(): FaultState[]
  /** Removes one rule, or all. Returns how many went. */
  remove(id?: string): number
  /** What happens to this call. */
  plan(request: Request): Plan
  /** The refusal for one row of a write of this call, if a rule wants one. */
  refuseRow(request: Request, plan: Plan, object: string, row: string | undefined): OrgError | undefined
}

/** What rules ask of the org. */
export interface FaultGround {
  now(): number
  /** Id and name of the user whose token a call carries. */
  userOf(request: Request): string[]
}

/** No rules at first. */
export function createFaults(ground: FaultGround): Faults {
  let states: FaultState[] = []
  let made = 0

  const isOpen = ({ from, until }: FaultRule) =>
    (from === undefined || ground.now() >= Date.parse(from)) &&
    (until === undefined || ground.now() < Date.parse(until))

  const isOfUser = (user: string | undefined, request: Request) =>
    user === undefined || ground.userOf(request).includes(user)

  function plan(request: Request): Plan {
    const planned: Plan = { rules: [] }
    for (const state of states) {
      const effect = callEffects[state.rule.effect]
      if (
        !effect ||
        !isOpen(state.rule) ||
        !isOfUser(state.rule.match.user, request) ||
        !matchesCall(state.rule, request) ||
        !due(state)
      )
        continue
      planned.rules.push(state.id)
      Object.assign(planned, effect(state.rule))
    }
    return planned
  }

  function refuseRow(request: Request, planned: Plan, object: string, row: string | undefined): OrgError | undefined {
    for (const state of states) {
      const refuse = rowRefusals[state.rule.effect]
      if (
        !refuse ||
        !isOpen(state.rule) ||
        !isOfUser(state.rule.match.user, request) ||
        !matchesRow(state.rule, request, object, row) ||
        !due(state)
      )
        continue
      if (!planned.rules.includes(state.id)) planned.rules.push(state.id)
      return refuse(state.rule, row ?? '')
    }
    return undefined
  }

  return {
    add(rule) {
      made += 1
      const state: FaultState = { id: `fault-${made}`, rule, matched: 0, applied: 0 }
      states.push(state)
      return state
    },
    list: () => states,
    remove(id) {
      const before = states.length
      states = id === undefined ? [] : states.filter((state) => state.id !== id)
      return before - states.length
    },
    plan,
    refuseRow,
  }
}

/** Counts the meeting and says whether the rule takes effect this time. */
function due(state: FaultState): boolean {
  const { match, times, chance = 1 } = state.rule
  if (Math.random() >= chance) return false
  state.matched += 1
  const calls = match.call === undefined ? undefined : [match.call].flat()
  if (calls && !calls.includes(state.matched)) return false
  const most = times ?? calls?.length ?? 1
  if (most > 0 && state.applied >= most) return false
  state.applied += 1
  return true
}

function matchesCall({ match }: FaultRule, request: Request): boolean {
  return matchesHead(match, request) && mentions(request, match.object) && mentions(request, match.row)
}

function matchesRow({ match }: FaultRule, request: Request, object: string, row: string | undefined): boolean {
  if (!matchesHead(match, request)) return false
  if (match.object !== undefined && match.object.toLowerCase() !== object.toLowerCase()) return false
  return match.row === undefined || match.row === row
}

function matchesHead(match: FaultRule['match'], request: Request): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== request.method) return false
  if (match.client !== undefined && match.client !== request.tally.client) return false
  return match.path === undefined || new RegExp(match.path).test(request.path)
}

/** True when the word stands in the path, the query or the body: before a call ran, that is all there is to know. */
function mentions(request: Request, word: string | undefined): boolean {
  if (word === undefined) return true
  const pattern = new RegExp(`\\b${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`, 'i')
  return (
    pattern.test(request.path) ||
    [...request.query.values()].some((value) => pattern.test(value)) ||
    pattern.test(request.body.toString('utf8'))
  )
}
