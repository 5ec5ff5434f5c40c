/** Finds the computed objects by their folder and gives users their views with them. */

import { toDefs } from '../objects/index.ts'
import type { Api, Org, OrgView } from '../org/index.ts'
import { readFolder } from '../read-folder.ts'
import type { ComposedObject, ComputedObject, Streams } from './computed-object.ts'
import { ComputedTable } from './computed-table.ts'
import { looksAt } from './looks.ts'
import { type Computed, SetUpView } from './set-up-view.ts'

export interface SetUp {
  /** The user's view through an API. Throws OrgError INVALID_SESSION_ID when there is no such user. */
  view(userId: string, api: Api): OrgView
}

/** What set-up knows as rows, found by its folder. */
export async function loadSetUp(org: Org, streams: Streams): Promise<SetUp> {
  const found = await readObjects()
  const objects = found.filter((object): object is ComputedObject => 'spec' in object)
  const composed = found.filter((object): object is ComposedObject => 'of' in object)
  const defs = toDefs(objects.map(({ spec }) => spec))
  const all = defs.flatMap((def, i): [string, Computed & { tooling: boolean }][] => {
    const object = objects[i]
    if (!object) return []
    const table = (view: OrgView) =>
      object.table?.(def, view, org) ?? new ComputedTable(def, () => object.rows(view, org, streams))
    return [[def.name.toLowerCase(), { def, table, live: object.live === true, tooling: object.tooling === true }]]
  })
  const fromOthers = composed.map(
    ({ of, table, live = false, tooling = false }): [string, Computed & { tooling: boolean }] => {
      return [of.toLowerCase(), { table: (view) => table(view, org), live, tooling }]
    },
  )
  const forAll = [...all, ...fromOthers].filter(([, { tooling }]) => !tooling)
  const computed = {
    tooling: new Map<string, Computed>([...all, ...fromOthers]),
    data: new Map<string, Computed>(forAll),
  }
  const rare = objects.filter(({ isThere }) => isThere !== undefined)
  /** Without what this org has not. */
  const there = (all: ReadonlyMap<string, Computed>) => {
    const lacking = rare.filter(({ isThere }) => !isThere?.(org)).map(({ spec }) => spec.name.toLowerCase())
    return lacking.length === 0 ? all : new Map([...all].filter(([name]) => !lacking.includes(name)))
  }
  // A user's view is made anew when schema, rules or user changed; what was computed for the old one goes with it.
  const views = new WeakMap<OrgView, OrgView>()
  return {
    view(userId, api) {
      const view = org.as(userId, api)
      const known =
        views.get(view) ?? new SetUpView(view, there(computed[api]), (object) => looksAt(org, userId, object))
      views.set(view, known)
      return known
    },
  }
}

async function readObjects(): Promise<(ComputedObject | ComposedObject)[]> {
  const folder = new URL('objects/', import.meta.url)
  type Told = ComputedObject | ComposedObject
  const found = await readFolder<{ default: Told | Told[] }>(folder, /^[A-Z]/)
  return found.flatMap(({ module }) => module.default)
}
