/** Runs one example of an action over real HTTP, with the real client, against a local org. */
import assert from 'node:assert/strict'
import { type Action, type ActionContext, type Example, readInput } from '../../src/connector/index.ts'
import type { Salesforce } from '../../src/salesforce/index.ts'

type Values = Record<string, unknown>
type Given = NonNullable<Example<unknown, unknown>['given']>

/** Fails unless the action ends as the example says. */
export async function runExample(
  context: ActionContext,
  action: Action,
  example: Example<unknown, unknown>,
): Promise<void> {
  const ids = await createGiven(context.salesforce, example.given ?? {})
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

/** Rows one after the other: later ones may point to earlier ones. Ids by name. */
export async function createGiven(salesforce: Salesforce, given: Given): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [name, { object, fields, exists, deleted }] of Object.entries(given)) {
    const row = { object, fields: withIds(fields, ids) as Values }
    const id = exists ? await lookUp(salesforce, row) : await create(salesforce, row)
    if (deleted) await salesforce.delete([id])
    ids.set(name, id)
  }
  return ids
}

interface Row {
  object: string
  fields: Values
}

async function create(salesforce: Salesforce, row: Row): Promise<string> {
  const [result] = await salesforce.create([row])
  assert.ok(result?.ok, `given ${row.object}: ${result?.ok === false ? result.problem.message : 'no result'}`)
  return result.id
}

async function lookUp(salesforce: Salesforce, { object, fields }: Row): Promise<string> {
  const literal = (value: unknown) => (typeof value === 'string' ? `'${value}'` : String(value))
  const where = Object.entries(fields).map(([name, value]) => `${name} = ${literal(value)}`)
  const { records } = await salesforce.queryPage(`SELECT Id FROM ${object} WHERE ${where.join(' AND ')} LIMIT 1`)
  return String(records[0]?.['Id'])
}

/** `$name` becomes the id of the row of that name. */
export function withIds(value: unknown, ids: Map<string, string>): unknown {
  if (typeof value === 'string') return value.startsWith('$') ? (ids.get(value.slice(1)) ?? value) : value
  if (Array.isArray(value)) return value.map((one) => withIds(one, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withIds(one, ids)]))
}

/** Every named part of the output is as the example says. */
function assertHolds(actual: unknown, expected: unknown): void {
  for (const [name, wanted] of Object.entries(expected ?? {})) {
    const found = (actual as Values)[name]
    if (wanted === '<id>') assert.match(String(found), /^[A-Za-z0-9]{18}$/, name)
    else assert.deepEqual(found, wanted, name)
  }
}
