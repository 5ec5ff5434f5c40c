/** What proves that an id of the catalogue works: its example, and the test that runs it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** Behind the id of a trigger that is to be told by the org itself, without a poll. */
const atOnce = ' (at once)'

/** Null when there is no such action, trigger or template, or nothing shows that it works. */
export function proofOf(catalog: Catalog, id: string): Proof | null {
  if (id.endsWith(atOnce)) return proofOfPush(catalog, id.slice(0, -atOnce.length))
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

/** Where triggers that hear something else than records that change are shown on the whole server. */
const otherTriggers: Record<string, { test: string; shows: string }> = {
  outboundMessage: {
    test: 'outbound.test.ts',
    shows: 'a saved record is told by the org, read anew, and starts one run',
  },
  webhook: { test: 'feeds-inbox.test.ts', shows: 'a webhook takes any JSON, forms and text' },
  appEvent: { test: 'feeds-inbox.test.ts', shows: 'an app event starts the workflows that listen to its name' },
  schedule: { test: 'feeds-inbox.test.ts', shows: 'a time of a schedule is one event' },
  manual: { test: '../journeys/run-control.test.ts', shows: 'runs that failed alike are one issue' },
  accountInListView: { test: 'catalogue-pushed.test.ts', shows: 'a record that enters a list view' },
  contactInListView: { test: 'catalogue-pushed.test.ts', shows: 'a record that enters a list view' },
  recordInListView: { test: 'catalogue-pushed.test.ts', shows: 'a record that enters a list view' },
  recordInQuery: { test: 'feeds-lists.test.ts', shows: 'a condition over a parent is entered' },
}

function proofOfTrigger(trigger: Trigger): Proof | null {
  const { id } = trigger
  if (isHeardOnOrg(trigger)) {
    return { kind: 'trigger', id, shows: 'hears its change once', test: 'test/conformance/catalogue-triggers.test.ts' }
  }
  const other = otherTriggers[id]
  return other ? inTest(id, other.test, other.shows) : null
}

function proofOfPush(catalog: Catalog, id: string): Proof | null {
  const shows = 'a new record and a field that takes a value are told at once for every object'
  return catalog.triggers().some((one) => one.id === id) ? inTest(id, 'catalogue-pushed.test.ts', shows) : null
}

/** Only a test that is there, with this title. */
function inTest(id: string, file: string, shows: string): Proof | null {
  const test = join('test/conformance', file)
  return textOf(test).includes(`test('${shows}`) ? { kind: 'trigger', id, shows, test } : null
}

const root = new URL('../', import.meta.url)
const textOf = (path: string) => (existsSync(new URL(path, root)) ? readFileSync(new URL(path, root), 'utf8') : '')

/** Tests of the whole product; each runs the templates it names. */
const templateTests = ['test/conformance/catalogue-templates.test.ts', 'test/journeys/first-light.test.ts']

function proofOfTemplate(id: string): Proof | null {
  const name = /^name: (.+)$/m.exec(textOf(`templates/${id}.yaml`))?.[1]
  const test = templateTests.find((path) => textOf(path).includes(`activate('${id}')`) || isDemo(id, path))
  return name && test ? { kind: 'template', id, shows: `${name}, on the local org`, test } : null
}

/** The workflow a first start turns on is what first light is about. */
const isDemo = (id: string, path: string) => id === 'lead-qualification' && path.endsWith('first-light.test.ts')
