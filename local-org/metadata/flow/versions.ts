/**
 * Versions of a flow: every changed deployment makes one, at most one of them runs, and each is removed by its own name, `Tell-2`
 * (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flowdefinition.htm).
 */

import { isDeepStrictEqual } from 'node:util'
import { dropComponent, type Kept, storeComponent, storedComponent, storedNames } from '../component-store.ts'
import { type Facts, factText } from '../facts.ts'
import type { Ground } from '../ground.ts'

const version = 'FlowVersion'
const definition = 'FlowDefinition'

export interface FlowVersion {
  number: number
  facts: Facts
}

/** Names of all flows. */
export function flowNames(kept: Kept): string[] {
  return [...new Set(storedNames(kept, version).map((name) => nameAndNumber(name).name))]
}

/** 'Tell-2' is version 2 of 'Tell'; a name without a number stands for the flow. */
export function nameAndNumber(fullName: string): { name: string; number: number | null } {
  const [, name, number] = /^(.+)-(\d+)$/.exec(fullName) ?? []
  return name === undefined ? { name: fullName, number: null } : { name, number: Number(number) }
}

/** Oldest first. */
export function versionsOf(kept: Kept, flow: string): FlowVersion[] {
  return storedNames(kept, version)
    .map((fullName) => ({ fullName, ...nameAndNumber(fullName) }))
    .filter(({ name }) => name === flow)
    .map(({ fullName, number }) => ({
      number: number ?? 0,
      facts: storedComponent(kept, version, fullName)?.facts ?? {},
    }))
    .sort((a, b) => a.number - b.number)
}

/** The version that runs; undefined when none does. */
export function activeVersion(kept: Kept, flow: string): FlowVersion | undefined {
  const active = Number(factText(storedComponent(kept, definition, flow)?.facts ?? {}, 'activeVersionNumber') ?? 0)
  return versionsOf(kept, flow).find(({ number }) => number === active)
}

/** Says which version runs; 0 for none. */
export function activate(ground: Ground, flow: string, number: number): void {
  storeComponent(ground, definition, flow, { activeVersionNumber: String(number) })
}

/** Keeps a deployed flow as its newest version. What differs in its status alone is no new one: null then. */
export function addVersion(ground: Ground, flow: string, facts: Facts): FlowVersion | null {
  const newest = versionsOf(ground, flow).at(-1)
  if (newest && isDeepStrictEqual({ ...newest.facts, status: '' }, { ...facts, status: '' })) return null
  const number = (newest?.number ?? 0) + 1
  storeComponent(ground, version, `${flow}-${number}`, facts)
  return { number, facts }
}

/** Forgets a version, and the flow with its last one. */
export function dropVersion(ground: Ground, flow: string, number: number): void {
  dropComponent(ground, version, `${flow}-${number}`)
  if (versionsOf(ground, flow).length === 0) dropComponent(ground, definition, flow)
}
