/** Groups of permission sets, and permissions of one's own. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from '../soap/testing/open-soap.ts'
import { metadataFile, packageZip } from './testing/package-zip.ts'

const set = metadataFile(
  'PermissionSet',
  `<label>Boss</label><customPermissions><enabled>true</enabled><name>Fly</name></customPermissions>
   <objectPermissions><object>Contract</object><allowRead>true</allowRead><allowCreate>false</allowCreate><allowEdit>false</allowEdit><allowDelete>false</allowDelete><modifyAllRecords>false</modifyAllRecords><viewAllRecords>false</viewAllRecords></objectPermissions>`,
)
const files = {
  'customPermissions/Fly.customPermission': metadataFile('CustomPermission', '<label>Fly</label>'),
  'permissionsets/Boss.permissionset': set,
  'permissionsetgroups/Bosses.permissionsetgroup': metadataFile(
    'PermissionSetGroup',
    '<label>Bosses</label><permissionSets>Boss</permissionSets>',
  ),
  'objects/Account.object': metadataFile(
    'CustomObject',
    '<validationRules><fullName>Flyers</fullName><active>true</active><errorConditionFormula>NOT($Permission.Fly)</errorConditionFormula><errorMessage>You cannot fly</errorMessage></validationRules>',
  ),
}
const named = {
  CustomPermission: ['Fly'],
  PermissionSet: ['Boss'],
  PermissionSetGroup: ['Bosses'],
  ValidationRule: ['Account.Flyers'],
}

test('who is assigned a group has what its permission sets give, custom permissions among it', async (t) => {
  const { conn, call, create, query } = await openSoap(t)
  conn.metadata.pollInterval = 10
  const done = await conn.metadata.deploy(packageZip(named, files), { rollbackOnError: true } as never).complete(true)
  assert.equal(done.status, 'Succeeded', JSON.stringify(done.details))
  const account = () => call('POST', '/sobjects/Account', { Name: 'A' })
  assert.partialDeepStrictEqual((await account()).body, [{ message: 'You cannot fly' }])
  const [group] = await query("SELECT Id FROM PermissionSetGroup WHERE DeveloperName = 'Bosses'")
  const [user] = await query("SELECT Id FROM User WHERE Profile.Name = 'System Administrator' LIMIT 1")
  await create('PermissionSetAssignment', { AssigneeId: user?.['Id'], PermissionSetGroupId: group?.['Id'] })
  assert.equal((await account()).status, 201)
  const opened = "SELECT SetupEntityType FROM SetupEntityAccess WHERE Parent.Name = 'Boss'"
  assert.partialDeepStrictEqual(await query(opened), [{ SetupEntityType: 'CustomPermission' }])
  const { permissionSets } = await conn.metadata.read('PermissionSetGroup', 'Bosses')
  assert.deepEqual(permissionSets, ['Boss'])
})

test('once the settings say so, stamps of new records are set by those who were given the permission', async (t) => {
  const { conn, call, create, query, org } = await openSoap(t)
  const old = { Name: 'Old', CreatedDate: '2019-05-04T03:02:01.000+0000' }
  assert.equal((await call('POST', '/sobjects/Account', old)).status, 400)
  const settings = { fullName: 'Security', enableAuditFieldsInactiveOwner: true }
  const saved = await conn.metadata.update('SecuritySettings' as 'Settings', settings as never)
  assert.partialDeepStrictEqual(saved, { success: true })
  assert.equal((await call('POST', '/sobjects/Account', old)).status, 400)
  const ParentId = await create('PermissionSet', {
    Name: 'Movers',
    Label: 'Movers',
    PermissionsCreateAuditFields: true,
  })
  await create('PermissionSetAssignment', { AssigneeId: org.userId, PermissionSetId: ParentId })
  const { fields } = (await call('GET', '/sobjects/Account/describe')).body as {
    fields: { name: string; createable: boolean }[]
  }
  assert.equal(fields.find(({ name }) => name === 'CreatedDate')?.createable, true)
  assert.equal((await call('POST', '/sobjects/Account', old)).status, 201)
  assert.partialDeepStrictEqual(await query("SELECT CreatedDate FROM Account WHERE Name = 'Old'"), [
    { CreatedDate: old.CreatedDate },
  ])
  const others = await query('SELECT PermissionsCreateAuditFields FROM PermissionSet WHERE IsOwnedByProfile = true')
  assert.ok(others.every(({ PermissionsCreateAuditFields }) => PermissionsCreateAuditFields === false))
})
