/** Components to be created or changed, and a set of them carried out: looked at all together first, then done. */

import { isDeepStrictEqual } from 'node:util'
import { OrgError } from '../org/index.ts'
import { Draft } from './draft.ts'
import { type Facts, factList, factText } from './facts.ts'
import type { Ground } from './ground.ts'
import type { MetadataType, Plan } from './metadata-type.ts'
import { childFullName } from './split-name.ts'
import { standsSo } from './stands-so.ts'
import { childTypes } from './types.ts'

export interface Component {
  type: MetadataType
  fullName: string
  facts: Facts
}

/** What became of a component; `error` when it was refused. */
export interface Outcome<C extends Component> {
  component: C
  created: boolean
  /** False when it was there already, just so. */
  changed: boolean
  error?: OrgError
}

/** The component and those that stand in it: an object with its fields, rules and record types. */
export function withChildren<C extends Component>(component: C): C[] {
  const children = childTypes(component.type.name).flatMap((type) =>
    factList(component.facts, type.parent?.element ?? '').map((facts) => {
      const { fullName: _, ...own } = facts
      return {
        ...component,
        type,
        fullName: childFullName(type, component.fullName, factText(facts, 'fullName') ?? ''),
        facts: own,
      }
    }),
  )
  return [component, ...children]
}

export interface CarryOut {
  /** Only look. */
  dry: boolean
  /** One refusal keeps all from being done. */
  allOrNone: boolean
}

/** Carries components out in the order of their types. Outcomes come in that order. */
export function carryOut<C extends Component>(
  ground: Ground,
  components: C[],
  { dry, allOrNone }: CarryOut,
): Outcome<C>[] {
  const draft = new Draft(ground)
  const inOrder = components.toSorted((a, b) => placeOf(a) - placeOf(b))
  for (const { type, fullName, facts } of inOrder) attempt(() => type.announce?.(draft, fullName, facts))
  const planned = inOrder.map((component) => ({
    component,
    ...attempt(() => component.type.plan(draft, component.fullName, component.facts)),
  }))
  const stopped = dry || (allOrNone && planned.some(({ error }) => error !== undefined))
  return planned.map((one) => (stopped ? lookedAt(ground, one) : carriedOut(ground, one)))
}

/** Within their type, what is computed from others comes after them. */
function placeOf({ type, facts }: Component): number {
  return type.order + (facts['formula'] !== undefined ? 0.2 : facts['summaryForeignKey'] !== undefined ? 0.1 : 0)
}

/** A component with what is to be done, or why that is refused. */
interface Planned<C extends Component> {
  component: C
  value?: Plan
  error?: OrgError
}

/** A look tells what is there just so as well [recorded of validations: most of a project is unchanged]. */
function lookedAt<C extends Component>(ground: Ground, { component, value: plan, error }: Planned<C>): Outcome<C> {
  if (!plan) return { component, created: false, changed: false, ...(error ? { error } : {}) }
  const { created } = plan
  const { type, fullName, facts } = component
  return { component, created, changed: created || !standsSo(ground, type, fullName, facts) }
}

function carriedOut<C extends Component>(ground: Ground, planned: Planned<C>): Outcome<C> {
  const { component, value: plan } = planned
  if (!plan) return lookedAt(ground, planned)
  const { created } = plan
  const content = () => component.type.read(ground, component.fullName)
  const before = content()
  const { error } = attempt(() => plan.apply())
  return { component, created, changed: !isDeepStrictEqual(before, content()), ...(error ? { error } : {}) }
}

/** What the work answers, or the org's refusal. */
export function attempt<T>(work: () => T): { value?: T; error?: OrgError } {
  try {
    return { value: work() }
  } catch (error) {
    if (error instanceof OrgError) return { error }
    throw error
  }
}
