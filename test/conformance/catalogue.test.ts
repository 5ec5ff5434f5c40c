/** Every example of every action, run over real HTTP with the real client against the local org. */
import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { type Action, type Example, loadCatalog, readInput } from '../../src/connector/index.ts'
import { catalogueOrg } from './catalogue-org.ts'

const catalog = await loadCatalog()
const org = await catalogueOrg()
const { context } = org
beforeEach(() => org.reset())
after(() => org.close())

/** Full-text search is the one thing asked here that a local org may not answer yet. */
const searches = await context.salesforce.search('FIND {orchard} RETURNING Lead(Id)').then(
  () => true,
  () => false,
)

for (const action of catalog.actions()) {
  const skip = action.id.startsWith('search') && !searches && 'the org has no full-text search'
  for (const example of action.examples) {
    test(`${action.id}: ${example.title}`, { skip }, () => runExample(action, example))
  }
}

async function runExample(action: Action, example: Example<unknown, unknown>): Promise<void> {
  const ids = await createGiven(example.given ?? {})
  const read = readInput(action, withIds(example.input, ids))
  const outcome = read.ok ? (await action.run(context, [read.value]))[0]! : read
  if (example.problem) {
    assert.ok(!outcome.ok, `succeeded: ${JSON.stringify(outcome)}`)
    assert.equal(outcome.problem.code, example.problem, outcome.problem.message)
    return
  }
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.problem))
  action.output.parse(outcome.value)
  assertHolds(outcome.value, withIds(example.output, ids))
}

/** Rows one after the other: later ones may point to earlier ones. */
async function createGiven(given: NonNullable<Example<unknown, unknown>['given']>): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [name, { object, fields, exists }] of Object.entries(given)) {
    const row = { object, fields: withIds(fields, ids) as Record<string, unknown> }
    ids.set(name, exists ? await lookUp(row) : await create(row))
  }
  return ids
}

interface Row {
  object: string
  fields: Record<string, unknown>
}

async function create(row: Row): Promise<string> {
  const [result] = await context.salesforce.create([row])
  assert.ok(result?.ok, `given ${row.object}: ${result?.ok === false ? result.problem.message : 'no result'}`)
  return result.id
}

async function lookUp({ object, fields }: Row): Promise<string> {
  const literal = (value: unknown) => (typeof value === 'string' ? `'${value}'` : String(value))
  const where = Object.entries(fields).map(([name, value]) => `${name} = ${literal(value)}`)
  const { records } = await context.salesforce.queryPage(
    `SELECT Id FROM ${object} WHERE ${where.join(' AND ')} LIMIT 1`,
  )
  return String(records[0]?.['Id'])
}

/** `$name` becomes the id of the row of that name. */
function withIds(value: unknown, ids: Map<string, string>): unknown {
  if (typeof value === 'string') return value.startsWith('$') ? (ids.get(value.slice(1)) ?? value) : value
  if (Array.isArray(value)) return value.map((one) => withIds(one, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withIds(one, ids)]))
}

/** Every named part of the output is as the example says. */
function assertHolds(actual: unknown, expected: unknown): void {
  for (const [name, wanted] of Object.entries(expected ?? {})) {
    const found = (actual as Record<string, unknown>)[name]
    if (wanted === '<id>') assert.match(String(found), /^[A-Za-z0-9]{18}$/, name)
    else assert.deepEqual(found, wanted, name)
  }
}
