/** What proves that an id of the catalogue works: its example, and the test that runs it. */
import { existsSync, readFileSync } from 'node:fs'
import type { Action, Catalog, Trigger } from '../src/connector/index.ts'

export interface Proof {
  kind: 'action' | 'trigger' | 'template'
  id: string
  /** What is shown: the title of an example. */
  shows: string
  /** File of the test that runs it. */
  test: string
}

/** Triggers that are heard on a real org by the test of triggers; the others need more than a record that changes. */
export function isHeardOnOrg({ id, feed }: Pick<Trigger, 'id' | 'feed'>): boolean {
  return feed === 'polling' && !/(?:InListView|InQuery)$/.test(id)
}

/** Null when there is no such action, trigger or template, or nothing shows that it works. */
export function proofOf(catalog: Catalog, id: string): Proof | null {
  const action = catalog.actions().find((one) => one.id === id)
  const trigger = catalog.triggers().find((one) => one.id === id)
  if (action) return proofOfAction(action)
  return trigger ? proofOfTrigger(trigger) : proofOfTemplate(id)
}

/** The first example that succeeds. */
function proofOfAction(action: Action): Proof | null {
  const example = action.examples.find((one) => !one.problem)
  if (!example) return null
  return { kind: 'action', id: action.id, shows: example.title, test: 'test/conformance/catalogue.test.ts' }
}

function proofOfTrigger(trigger: Trigger): Proof | null {
  const { id, examples = [] } = trigger
  if (isHeardOnOrg(trigger)) {
    return { kind: 'trigger', id, shows: 'hears its change once', test: 'test/conformance/catalogue-triggers.test.ts' }
  }
  const example = examples.find((one) => one.hears)
  return example ? { kind: 'trigger', id, shows: example.title, test: 'src/connector/changes/changes.test.ts' } : null
}

/** Tests of the whole product; each runs the templates it names. */
const templateTests = ['test/conformance/catalogue-templates.test.ts', 'test/journeys/first-light.test.ts']

function proofOfTemplate(id: string): Proof | null {
  const root = new URL('../', import.meta.url)
  const text = (path: string) => (existsSync(new URL(path, root)) ? readFileSync(new URL(path, root), 'utf8') : '')
  const name = /^name: (.+)$/m.exec(text(`templates/${id}.yaml`))?.[1]
  const test = templateTests.find((path) => text(path).includes(`activate('${id}')`) || isDemo(id, path))
  return name && test ? { kind: 'template', id, shows: `${name}, on the local org`, test } : null
}

/** The workflow a first start turns on is what first light is about. */
const isDemo = (id: string, path: string) => id === 'lead-qualification' && path.endsWith('first-light.test.ts')
