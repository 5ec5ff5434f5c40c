/** Every trigger that watches records, on a real HTTP org with the real feed: it hears its own change once, and no other. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { isHeardOnOrg } from '../../scripts/docs-proof.ts'
import { type ChangeEvent, type CrmObject, loadCatalog, type Trigger, type Watch } from '../../src/connector/index.ts'
import type { FieldValues } from '../../src/salesforce/index.ts'
import { type PolledOrg, polledOrg } from '../support/polled-org.ts'
import { createGiven, withIds } from './catalogue-example.ts'

const catalog = await loadCatalog()

/** Any object: a custom one stands for it, with a checkbox to watch. */
const invoice: CrmObject = {
  ...{ api: 'Invoice__c', name: 'Record', plural: 'Records', describe: '', synonyms: [], verbs: [], fields: {} },
  ...{ changes: ['n', 'u', 'd', 'r', 'f'], findBy: [], shown: [], fingerprint: [] },
  sample: {
    given: { account: { object: 'Account', fields: { Name: 'Northwind Orchard' } } },
    create: { Account__c: '$account', Amount__c: 5 },
    change: { Paid__c: true },
    mistake: { values: {}, problem: '' },
  },
}

/** An object's own triggers with settings that its sample will meet. */
interface Watched {
  trigger: Trigger
  settings: unknown
  watch: Watch
}

const stem = ({ name }: CrmObject) => name.charAt(0).toLowerCase() + name.slice(1)
const api = (object: CrmObject, name: string) =>
  object.fields[name]?.api ?? name.charAt(0).toUpperCase() + name.slice(1)
const toApi = (object: CrmObject, values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [api(object, name), value]))

/** The watched field and the value it takes when the sample is changed. */
function settingsFor(object: CrmObject, trigger: Trigger): Record<string, unknown> {
  const [field, equals] = Object.entries(object.sample.change)[0] ?? []
  const named = trigger.object === null ? { object: object.api } : {}
  return trigger.id.endsWith('FieldEquals') ? { ...named, field, equals } : named
}

/** Those told by other means than records that change have their own tests. */
function watchedOf(object: CrmObject): Watched[] {
  return catalog.triggers().flatMap((trigger) => {
    const own = trigger.object === object.api || (object === invoice && trigger.object === null)
    if (!own || !isHeardOnOrg(trigger)) return []
    const settings = trigger.input.parse(settingsFor(object, trigger))
    const watch = trigger.watch(settings)
    return watch ? [{ trigger, settings, watch }] : []
  })
}

const objects = [...catalog.objects(), invoice]
const all = new Map(objects.map((object) => [object, watchedOf(object)]))
const records = new Map<CrmObject, string>()
/** Two alike of each kind that can be merged. */
const twins = new Map<CrmObject, { winner: string; loser: string }>()
let heard: ChangeEvent[] = []

async function poll(scene: PolledOrg, polling: ReturnType<PolledOrg['newPolling']>): Promise<void> {
  // Deletions are asked for once a minute.
  await scene.control.advanceClock(70_000)
  await polling.wake(scene.connectionId)
}

before(async () => {
  const scene = await polledOrg()
  const { people } = scene
  for (const { watch } of [...all.values()].flat()) await scene.activate(watch.object, watch.changes, watch.fields)
  const polling = scene.newPolling()
  await poll(scene, polling)

  for (const object of objects) {
    const { given = {}, create, exists } = object.sample
    const record = { object: object.api, fields: toApi(object, create), ...(exists ? { exists } : {}) }
    const ids = await createGiven(people, { ...given, record })
    records.set(object, String(ids.get('record')))
    if (object.changes.includes('m')) {
      const twin = { object: object.api, fields: toApi(object, withIds(create, ids) as FieldValues) }
      const made = await createGiven(people, { winner: twin, loser: twin })
      twins.set(object, { winner: String(made.get('winner')), loser: String(made.get('loser')) })
    }
  }
  await poll(scene, polling)

  const changed = objects.filter(({ changes }) => changes.some((letter) => letter === 'u' || letter === 'f'))
  const results = await people.update(
    changed.map((object) => ({
      object: object.api,
      id: records.get(object) ?? '',
      fields: toApi(object, object.sample.change),
    })),
  )
  for (const result of results) assert.ok(result.ok, result.ok ? '' : result.problem.message)
  await poll(scene, polling)

  await merge(scene)
  await poll(scene, polling)
  const gone = objects.filter(({ changes }) => changes.includes('d')).map((object) => records.get(object) ?? '')
  for (const result of await people.delete(gone)) assert.ok(result.ok, result.ok ? '' : result.problem.message)
  await poll(scene, polling)
  const [back] = await people.undelete([records.get(invoice) ?? ''])
  assert.ok(back?.ok)
  await poll(scene, polling)
  heard = await scene.events()
})

async function merge({ people }: PolledOrg): Promise<void> {
  const merges = [...twins].map(([{ api: object }, { winner, loser }]) => ({
    object,
    winnerId: winner,
    loserIds: [loser],
  }))
  for (const one of await people.merge(merges)) assert.ok(one.ok, one.ok ? '' : one.problem.message)
}

for (const [object, watched] of all) {
  for (const { trigger, settings } of watched) {
    test(`${trigger.id} hears its change once`, () => {
      const change = trigger.id.slice(stem(object).length).toLowerCase()
      const id = change === 'merged' ? twins.get(object)?.loser : records.get(object)
      const own = heard.filter((event) => event.recordId === id && trigger.accepts(event, settings))
      assert.equal(own.length, 1, JSON.stringify(heard.filter((event) => event.recordId === id).map((e) => e.change)))
      if (change === 'merged') assert.equal(own[0]?.record['MasterRecordId'], twins.get(object)?.winner)
      if (change !== 'fieldequals') assert.equal(own[0]?.change, change)
    })
  }
}
