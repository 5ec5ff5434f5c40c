/** Triggers that are told at once, by Change Data Capture, and those of list views: each of the catalogue on the whole server. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CrmObject, loadCatalog } from '../../src/connector/index.ts'
import type { RunInfo } from '../../src/contract/index.ts'
import type { FieldValues, Salesforce } from '../../src/salesforce/index.ts'
import { until } from '../support/product.ts'
import { type ServerLab, serverLab } from '../support/server-lab.ts'
import { createGiven, withIds } from './catalogue-example.ts'

const catalog = await loadCatalog()
const pushedObjects = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case', 'Task']

const api = (object: CrmObject, name: string) =>
  object.fields[name]?.api ?? name.charAt(0).toUpperCase() + name.slice(1)
const toApi = (object: CrmObject, values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [api(object, name), value]))

interface Sample {
  object: string
  stem: string
  named: Record<string, string>
  given: NonNullable<CrmObject['sample']['given']>
  create: FieldValues
  field: string
  equals: unknown
}

function sampleOf(object: CrmObject): Sample {
  const { given = {}, create, change } = object.sample
  const [field, equals] = Object.entries(toApi(object, change))[0] ?? ['', null]
  const stem = object.name.charAt(0).toLowerCase() + object.name.slice(1)
  return { object: object.api, stem, named: {}, given, create: toApi(object, create), field, equals }
}

/** Any object: a custom one with a checkbox. */
const custom: Sample = {
  ...{ object: 'Invoice__c', stem: 'record', named: { object: 'Invoice__c' } },
  given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
  create: { Account__c: '$account', Amount__c: 5 },
  ...{ field: 'Paid__c', equals: true },
}

const samples = [
  ...catalog
    .objects()
    .filter(({ name }) => pushedObjects.includes(name))
    .map(sampleOf),
  custom,
]

async function createSample(people: Salesforce, { object, given, create }: Sample): Promise<string> {
  const ids = await createGiven(people, given)
  const [result] = await people.create([{ object, fields: withIds(create, ids) as FieldValues }])
  return result?.ok ? result.id : assert.fail(`${object}: ${String(result?.problem)}`)
}

/** The trigger that hears of the sample's change: that a field takes a value, or where there is none, that it changed. */
function changedOf({ stem, named, field, equals }: Sample): [string, Record<string, unknown>] {
  const watchesValues = catalog.triggers().some(({ id }) => id === `${stem}FieldEquals`)
  if (watchesValues) return [`${stem}FieldEquals`, { ...named, field, equals }]
  return [`${stem}Updated`, { ...named, fields: [field], instant: true }]
}

/** A run of the workflow for the record has succeeded. */
async function told(lab: ServerLab, workflow: string, id: string): Promise<void> {
  const path = `/api/v1/runs?workflow=${workflow}&record=${id}`
  await until(`${workflow} to hear of ${id}`, async () => {
    const { items } = await lab.ask<{ items: RunInfo[] }>('GET', path)
    return items.some(({ status }) => status === 'succeeded')
  })
}

test('a new record and a field that takes a value are told at once for every object, without a poll', async () => {
  const lab = await serverLab()
  const pubsub = { host: '127.0.0.1', port: lab.org.pubsubPort, tls: false }
  await lab.ask('PUT', '/api/v1/connections/org/push', { push: 'change-data', pubsub })
  const listening = []
  for (const sample of samples) {
    const created = await lab.listen(`${sample.stem}Created`, { ...sample.named, instant: true })
    const changed = await lab.listen(...changedOf(sample))
    listening.push({ sample, created, changed })
  }
  await lab.ask('POST', '/api/v1/connections/org/poll')
  await until('a sign of life', async () => {
    await lab.people.create([{ object: 'Lead', fields: { LastName: 'Sign of life', Company: 'Acme' } }])
    const { items } = await lab.ask<{ items: { push?: { heardAt: string | null } }[] }>('GET', '/api/v1/feeds')
    return items[0]?.push?.heardAt
  })
  // The next poll by itself is an hour away.
  await Promise.all(
    listening.map(async ({ sample, created, changed }) => {
      const id = await createSample(lab.people, sample)
      await told(lab, created, id)
      await lab.people.update([{ object: sample.object, id, fields: { [sample.field]: sample.equals } }])
      await told(lab, changed, id)
    }),
  )
})

test('a record that enters a list view is told for every object that has the trigger', async () => {
  const lab = await serverLab()
  const views = samples.filter(({ stem }) => catalog.triggers().some(({ id }) => id === `${stem}InListView`))
  assert.deepEqual(
    views.map(({ stem }) => stem),
    ['account', 'contact', 'record'],
  )
  const allOf: Record<string, string> = { account: 'AllAccounts', contact: 'AllContacts', record: 'All' }
  const listening = await Promise.all(
    views.map(async (sample) => {
      const settings = { ...sample.named, listView: allOf[sample.stem] }
      return { sample, workflow: await lab.listen(`${sample.stem}InListView`, settings) }
    }),
  )
  await lab.ask('POST', '/api/v1/connections/org/poll')
  for (const { sample, workflow } of listening) {
    const id = await createSample(lab.people, sample)
    await lab.control.advanceClock(61_000)
    await lab.ask('POST', '/api/v1/connections/org/poll')
    await told(lab, workflow, id)
  }
})
