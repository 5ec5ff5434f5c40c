/** Custom objects and fields changed and taken away, now and after a restart. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadObjects } from '../../objects/index.ts'
import { createOrg, type Org } from '../index.ts'

const objects = await loadObjects()

/** Runs the check on the org, and again on what a restart makes of its folder. */
async function held(folder: string, org: Org, check: (org: Org) => void): Promise<Org> {
  check(org)
  org.close()
  const again = await createOrg({ objects, dataDir: folder })
  check(again)
  return again
}

test('a custom field that every org begins with is changed as one that was added', async () => {
  const org = await createOrg({ objects })
  const admin = org.admin.id
  const label = () =>
    org
      .as(admin)
      .object('Account')
      ?.fields.find(({ name }) => name === 'External_Id__c')?.label
  const account = org.create(admin, 'Account', { Name: 'A', External_Id__c: 'kept' })
  org.changeCustomField('Account', { name: 'External_Id__c', label: 'Their Id', externalId: true, unique: true })
  assert.equal(label(), 'Their Id')
  assert.equal(org.as(admin).table('Account').get(account)?.['External_Id__c'], 'kept')
  assert.throws(() => org.changeCustomField('Account', { name: 'Site', label: 'Place' }), /no custom component named/)
})

test('changes and removals hold, and leave the values of other fields alone', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'schema-'))
  t.after(() => rm(folder, { recursive: true }))
  let org = await createOrg({ objects, dataDir: folder })
  const admin = org.admin.id
  org.createCustomField('Account', { name: 'Kept__c' })
  org.createCustomObject({ name: 'Ship__c', label: 'Ship' })
  org.createCustomField('Ship__c', { name: 'Mass__c', type: 'double', scale: 2 })
  org.createCustomField('Ship__c', { name: 'Note__c' })
  org.createCustomField('Ship__c', {
    name: 'Owner__c',
    type: 'reference',
    referenceTo: ['Account'],
    childRelationshipName: 'Fleet',
  })
  const account = org.create(admin, 'Account', { Name: 'A', Kept__c: 'kept' })
  const ship = org.create(admin, 'Ship__c', { Name: 'S', Mass__c: 3, Note__c: 'gone', Owner__c: account })

  org.changeCustomObject({ name: 'Ship__c', label: 'Vessel', labelPlural: 'Vessels' })
  org.changeCustomField('Ship__c', { name: 'Mass__c', type: 'double', scale: 2, label: 'Weight' })
  org.removeCustomField('Ship__c', 'Note__c')
  org = await held(folder, org, (now) => {
    const view = now.as(now.admin.id)
    const object = view.object('Ship__c')
    assert.equal(object?.label, 'Vessel')
    assert.equal(object?.fields.find(({ name }) => name === 'Mass__c')?.label, 'Weight')
    assert.equal(
      object?.fields.find(({ name }) => name === 'Note__c'),
      undefined,
    )
    const row = view.table('Ship__c').get(ship)
    assert.deepEqual([row?.['Mass__c'], row?.['Note__c'], row?.['Owner__c']], [3, undefined, account])
    assert.equal(view.table('Account').get(account)?.['Kept__c'], 'kept')
    const children = view.object('Account')?.childRelationships.filter(({ childSObject }) => childSObject === 'Ship__c')
    assert.deepEqual(
      children?.map(({ relationshipName }) => relationshipName),
      ['Fleet__r'],
    )
  })
  org.createCustomField('Ship__c', { name: 'Note__c' })
  assert.equal(org.as(admin).table('Ship__c').get(ship)?.['Note__c'], undefined, 'a new field of the name is empty')

  org.removeCustomObject('Ship__c')
  org = await held(folder, org, (now) => {
    const view = now.as(now.admin.id)
    assert.equal(view.object('Ship__c'), undefined)
    assert.equal(
      view.object('Account')?.childRelationships.some(({ childSObject }) => childSObject === 'Ship__c'),
      false,
    )
    assert.equal(view.table('Account').get(account)?.['Kept__c'], 'kept')
  })
  org.close()
})

test('what is not custom, still needed or of another type is refused', async () => {
  const org = await createOrg({ objects })
  org.createCustomObject({ name: 'Ship__c' })
  org.createCustomObject({ name: 'Crate__c' })
  org.createCustomField('Crate__c', { name: 'Ship__c', type: 'reference', referenceTo: ['Ship__c'] })
  assert.throws(() => org.removeCustomObject('Ship__c'), { errorCode: 'DEPENDENCY_EXISTS' })
  org.createCustomField('Crate__c', { name: 'Width__c', type: 'double' })
  org.createCustomField('Crate__c', { name: 'Twice__c', type: 'double', formula: 'Width__c * 2' })
  assert.throws(() => org.removeCustomField('Crate__c', 'Width__c'), {
    errorCode: 'DEPENDENCY_EXISTS',
    message: 'This custom field is referenced elsewhere in salesforce.com.: Field - Crate__c.Twice__c',
  })
  assert.throws(() => org.removeCustomObject('Account'), { errorCode: 'INVALID_CROSS_REFERENCE_KEY' })
  assert.throws(() => org.removeCustomField('Account', 'Name'), { errorCode: 'INVALID_CROSS_REFERENCE_KEY' })
  assert.throws(() => org.changeCustomField('Crate__c', { name: 'Ship__c', type: 'double' }), {
    errorCode: 'FIELD_INTEGRITY_EXCEPTION',
  })
  org.close()
})

test('notes and files hang on records of any custom object, and go with them', async () => {
  const org = await createOrg({ objects })
  const admin = org.admin.id
  org.createCustomObject({ name: 'Ship__c', label: 'Ship' })
  const ship = org.create(admin, 'Ship__c', { Name: 'Ark' })
  const file = {
    op: 'create',
    object: 'Attachment',
    values: { Name: 'plan', Body: 'cGxhbg==', ParentId: ship },
  } as const
  const [saved] = org.save(admin, [file])
  assert.equal(saved?.success, true)
  org.save(admin, [{ op: 'delete', id: ship }])
  const [again] = org.save(admin, [{ op: 'delete', id: String(saved?.id) }])
  assert.equal(again?.errors[0]?.errorCode, 'ENTITY_IS_DELETED')
  org.close()
})
