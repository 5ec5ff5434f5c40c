/** Further objects against facts of recorded describes, and that nobody reads them who does not ask for them. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createOrg } from '../../org/index.ts'
import type { ObjectDef } from '../../org/schema.ts'
import { loadObjects } from '../index.ts'

const objects = await loadObjects()
const of = (name: string): ObjectDef => objects.find((one) => one.name === name) ?? assert.fail(name)

/** [object, key prefix, flags by their first letters as in objects.txt]: from a recorded global describe. */
const heads: [name: string, prefix: string | null, label: string, plural: string, flags: string][] = [
  ['UserPackageLicense', '051', 'User Package License', 'User Package License', 'cdqr'],
  ['UserPreference', '03u', 'User Preference', 'User Preferences', 'cudqr'],
  ['UserAppMenuItem', '07p', 'Application', 'Applications', 'qslm'],
  ['UserFeed', null, 'User Feed', 'User Feed', 'dqrp'],
  ['UserShare', '0N2', 'User Share', 'User Share', 'cudqr'],
  ['UserChangeEvent', null, 'User Change Event', 'User Change Event', 'rt'],
  ['WebLink', '00b', 'Custom Button or Link', 'Custom Buttons or Links', 'cudqrsp'],
  ['DandBCompany', '06E', 'D&B Company', 'D&B Companies', 'cudqrsltpm'],
  ['VerificationHistory', '0Qt', 'Identity Verification History', 'Identity Verification History', 'qr'],
]

const LETTERS = { createable: 'c', updateable: 'u', deletable: 'd', queryable: 'q', retrieveable: 'r' } as const
const FURTHER = { searchable: 's', layoutable: 'l', triggerable: 't', replicateable: 'p', mruEnabled: 'm' } as const

test('names, prefixes and flags are as recorded', () => {
  for (const [name, prefix, label, plural, flags] of heads) {
    const object = of(name)
    assert.deepEqual([object.keyPrefix, object.label, object.labelPlural], [prefix, label, plural], name)
    const letters = Object.entries({ ...LETTERS, ...FURTHER })
    const set = letters.filter(([flag]) => Reflect.get(object, flag) === true).map(([, letter]) => letter)
    assert.equal(set.join(''), flags, name)
  }
})

/** [parent, child, field, name, cascade, restricted]: from recorded describes of the parents. */
const children: [string, string, string, string | null, boolean, boolean][] = [
  ['Account', 'AccountChangeEvent', 'ParentId', null, false, false],
  ['Account', 'AccountFeed', 'ParentId', 'Feeds', true, false],
  ['Account', 'AccountCleanInfo', 'AccountId', 'AccountCleanInfos', true, false],
  ['Account', 'TopicAssignment', 'EntityId', 'TopicAssignments', true, false],
  ['Account', 'ProcessInstance', 'TargetObjectId', 'ProcessInstances', true, false],
  ['Contact', 'EventRelation', 'RelationId', 'EventRelations', true, false],
  ['Contact', 'ContactChangeEvent', 'ReportsToId', null, false, false],
  ['Opportunity', 'OpportunityCompetitor', 'OpportunityId', 'OpportunityCompetitors', true, false],
  ['Case', 'CaseSolution', 'CaseId', 'CaseSolutions', true, false],
]

test('parents know them as recorded, in the order of their names', () => {
  for (const [parent, childSObject, field, relationshipName, cascadeDelete, restrictedDelete] of children) {
    const found = of(parent).childRelationships.find((one) => one.childSObject === childSObject && one.field === field)
    const { parent: _, ...link } = { parent, ...found }
    assert.deepEqual(link, { childSObject, field, relationshipName, cascadeDelete, restrictedDelete }, parent)
  }
  for (const { name, childRelationships } of objects) {
    const names = childRelationships.map(({ childSObject, field }) => `${childSObject} ${field}`)
    assert.deepEqual(
      names,
      names.toSorted((a, b) => (a < b ? -1 : 1)),
      name,
    )
  }
})

test('every line can be read: an id, no field twice, references to objects there are', () => {
  const names = new Set(objects.map(({ name }) => name))
  for (const { name, fields } of objects.filter(({ further }) => further)) {
    assert.equal(new Set(fields.map((field) => field.name)).size, fields.length, name)
    assert.equal(fields[0]?.type, 'id', name)
    for (const { name: field, referenceTo = [] } of fields) {
      for (const target of referenceTo) assert.ok(names.has(target), `${name}.${field}`)
    }
  }
})

test('an org reads none of them by itself, and a row of one makes it known', async () => {
  const org = await createOrg({ objects: await loadObjects() })
  const view = org.as(org.admin.id)
  const unread = () => [...view.objects()].filter(({ further }) => further?.read === false).length
  const before = unread()
  assert.ok(before > 600, String(before))
  const account = org.create(org.admin.id, 'Account', { Name: 'A' })
  assert.equal(unread(), before)
  const contract = { Name: 'Gold', AccountId: account }
  const id = org.create(org.admin.id, 'Entitlement', contract)
  assert.equal(org.as(org.admin.id).table('Entitlement').get(id)?.['Name'], 'Gold')
  assert.equal([...org.as(org.admin.id).objects()].filter(({ further }) => further?.read === false).length, before - 1)
  org.close()
})

test('rows of one are there after a restart', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'further-'))
  t.after(() => rm(folder, { recursive: true }))
  const first = await createOrg({ objects: await loadObjects(), dataDir: folder })
  const id = first.create(first.admin.id, 'Topic', { Name: 'Ships' })
  first.close()
  const again = await createOrg({ objects: await loadObjects(), dataDir: folder })
  assert.equal(again.as(again.admin.id).table('Topic').get(id)?.['Name'], 'Ships')
  again.close()
})

test('a custom field can be added to one, and a look-up to one keeps its parent informed', async () => {
  const org = await createOrg({ objects: await loadObjects() })
  org.createCustomField('Entitlement', { name: 'Level__c' })
  org.createCustomField('Entitlement', { name: 'Topic__c', type: 'reference', referenceTo: ['Topic'] })
  const topic = org.create(org.admin.id, 'Topic', { Name: 'Ships' })
  const account = org.create(org.admin.id, 'Account', { Name: 'A' })
  const values = { Name: 'Gold', AccountId: account, Level__c: 'high', Topic__c: topic }
  const id = org.create(org.admin.id, 'Entitlement', values)
  const row = () => org.as(org.admin.id).table('Entitlement').get(id)
  assert.deepEqual([row()?.['Level__c'], row()?.['Topic__c']], ['high', topic])
  org.delete(org.admin.id, 'Topic', topic)
  assert.equal(row()?.['Topic__c'] ?? null, null)
  const children = org.as(org.admin.id).object('Topic')?.childRelationships ?? []
  assert.ok(children.some(({ relationshipName }) => relationshipName === 'Entitlements__r'))
  org.close()
})
