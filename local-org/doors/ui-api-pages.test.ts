/** UI API: what pages are drawn with and remember: actions, favorites, apps, pictures, folded sections. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

interface Action {
  apiName: string
  actionListContext: string
  externalId: string
  section: string | null
  type: string
}
interface Actions {
  actions: Record<string, { actions: Action[]; links: string[]; url: string }>
}

test('actions of records, lists and look-ups, let through by type, name and section', async (t) => {
  const { call, create, org } = await openOrg(t)
  const id = await create('Account', { Name: 'Acme' })
  const of = async (path: string, source: string) => {
    const { status, body } = await call('GET', `/ui-api/actions/${path}`)
    assert.equal(status, 200, path)
    return (body as Actions).actions[source]?.actions ?? []
  }
  const all = await of(`record/${id}`, id)
  const names = all.map(({ apiName }) => apiName)
  for (const name of ['Follow', 'Edit', 'Delete', 'Global.NewTask', 'FeedItem.TextPost'])
    assert.ok(names.includes(name), name)
  const buttons = await of(`record/${id}?actionTypes=StandardButton&sections=Page&formFactor=Small`, id)
  assert.ok(buttons.every(({ type, section }) => type === 'StandardButton' && section === 'Page'))
  const edit = buttons.find(({ apiName }) => apiName === 'Edit')
  assert.equal(edit?.externalId, `${org.orgId.slice(0, 15)}:${id}::Record:Phone:StandardButton:Edit`)
  assert.deepEqual(
    (await of('lookup/Account', 'Account')).map(({ apiName, actionListContext }) => [apiName, actionListContext]),
    [['CreateFromLookup', 'Lookup']],
  )
  assert.deepEqual(
    (await of(`record/${id}/related-list/Contacts`, id)).map(({ apiName }) => apiName),
    ['New'],
  )
  const unknown = await call('GET', '/ui-api/actions/record-defaults/Nothing')
  assert.deepEqual(unknown.body, [{ errorCode: 'INVALID_API_INPUT', message: 'Unable to get record for: Nothing' }])
})

test('a quick action is performed from its page', async (t) => {
  const { call, create, query } = await openOrg(t)
  const id = await create('Account', { Name: 'Acme' })
  const wish = { apiName: 'Contact', contextId: id, fields: { LastName: 'Rogers' } }
  const { body } = await call('POST', '/ui-api/actions/perform-quick-action/NewContact', wish)
  assert.partialDeepStrictEqual(body, { contextId: id, isCreated: true, isSuccess: true })
  assert.equal((await query(`SELECT Id FROM Contact WHERE AccountId = '${id}'`)).length, 1)
  const defaults = await call('GET', `/ui-api/actions/record-defaults/NewContact?parentRecordId=${id}`)
  assert.partialDeepStrictEqual(defaults.body, { objectApiName: 'Contact', fields: { AccountId: { value: id } } })
})

test('favorites keep their order, count their use and go when they are left out', async (t) => {
  const { call, create } = await openOrg(t)
  const target = await create('Account', { Name: 'Acme' })
  const make = async (name: string, sortOrder?: number) => {
    const { status, body } = await call('POST', '/ui-api/favorites', { name, target, targetType: 'Record', sortOrder })
    assert.equal(status, 201)
    return (body as { id: string }).id
  }
  const [first, second] = [await make('First'), await make('Second', 1)]
  const list = async () =>
    ((await call('GET', '/ui-api/favorites')).body as { favorites: { id: string; sortOrder: number }[] }).favorites
  assert.deepEqual(
    (await list()).map(({ id, sortOrder }) => [id, sortOrder]),
    [
      [second, 1],
      [first, 2],
    ],
  )
  const used = await call('PATCH', `/ui-api/favorites/${first}/usage`)
  assert.partialDeepStrictEqual(used.body, {
    accessCount: 1,
    objectType: 'Account',
    subtitle: 'Account',
    iconColor: '7F8DE1',
  })
  await call('PUT', '/ui-api/favorites/batch', { favorites: [{ id: first, name: 'Only' }] })
  assert.deepEqual(
    (await list()).map(({ id }) => id),
    [first],
  )
  assert.equal((await call('GET', `/ui-api/favorites/${second}`)).status, 404)
})

test('an app is selected, and its tabs are put together anew', async (t) => {
  const { call } = await openOrg(t)
  const { apps } = (await call('GET', '/ui-api/apps?formFactor=Large')).body as {
    apps: { appId: string; developerName: string; selected: boolean }[]
  }
  assert.deepEqual(
    apps.filter(({ selected }) => selected).map(({ developerName }) => developerName),
    ['LightningSales'],
  )
  const service = apps.find(({ developerName }) => developerName === 'LightningService')?.appId
  await call('PATCH', `/ui-api/apps/${service}`)
  assert.partialDeepStrictEqual((await call('GET', '/ui-api/apps/selected')).body, {
    developerName: 'LightningService',
  })
  const page = { type: 'standard__objectPage', attributes: { objectApiName: 'Lead', actionName: 'home' } }
  const { body } = await call('PUT', `/ui-api/apps/${service}/user-nav-items`, { navItems: [{ pageReference: page }] })
  assert.partialDeepStrictEqual(body, { navItems: [{ developerName: 'standard-Lead', itemType: 'Entity' }] })
  const tabs = (await call('GET', '/ui-api/nav-items?pageSize=2')).body as { navItems: unknown[]; nextPageUrl: string }
  assert.equal(tabs.navItems.length, 2)
  assert.match(tabs.nextPageUrl, /page=1/)
})

test('folded sections stay folded, pictures and icons of records are told', async (t) => {
  const { call, create } = await openOrg(t)
  const id = await create('Account', { Name: 'Acme' })
  interface State {
    sectionUserStates: Record<string, { collapsed: boolean }>
  }
  const [section = ''] = Object.keys(
    ((await call('GET', '/ui-api/layout/Account/user-state')).body as State).sectionUserStates,
  )
  await call('PATCH', '/ui-api/layout/Account/user-state', { sectionUserStates: { [section]: { collapsed: true } } })
  const { sectionUserStates } = (await call('GET', '/ui-api/layout/Account/user-state')).body as State
  assert.equal(sectionUserStates[section]?.collapsed, true)
  const avatars = (await call('GET', `/ui-api/record-avatars/batch/${id},asd`)).body
  assert.partialDeepStrictEqual(avatars, {
    hasErrors: true,
    results: [
      { result: { backgroundColor: '7F8DE1', recordId: id, type: 'Theme' }, statusCode: 200 },
      {
        result: [{ errorCode: 'INVALID_ID_FIELD', message: 'Value specified asd is not a valid record ID.' }],
        statusCode: 400,
      },
    ],
  })
  const picture = { actionType: 'AssociateAvatar', photoUrl: 'https://pictures.example/acme.png' }
  assert.partialDeepStrictEqual((await call('POST', `/ui-api/record-avatars/${id}/association`, picture)).body, {
    type: 'Photo',
  })
})
