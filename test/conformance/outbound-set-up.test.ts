/** Outbound messages set up in the org by us: deployed, looked at, sent, and taken down, by hand and with their workflows. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSalesforce } from '../../src/salesforce/index.ts'
import { deploy, flowVersions } from '../../src/salesforce/metadata/index.ts'
import { type ServerLab, serverLab } from '../support/server-lab.ts'

const path = '/api/v1/connections/org/outbound'
const lead = { Company: 'Acme', Status: 'Open - Not Contacted' }
const hotOnly = {
  on: 'create',
  fields: ['Company', 'LastName'],
  conditions: [{ field: 'Rating', operator: 'EqualTo', value: 'Hot' }],
}

interface Check {
  ok: boolean
  faults: string[]
}

const check = (lab: ServerLab, name: string) => lab.ask<Check>('POST', `${path}/${name}/check`)
const saveLead = (lab: ServerLab, fields: object) =>
  lab.people.create([{ object: 'Lead', fields: { ...lead, ...fields } }])
const messages = (lab: ServerLab) => lab.control.get<{ name: string; active: boolean }[]>('/outbound-messages')
const flows = (lab: ServerLab, flow: string) => flowVersions(lab.people, flow)

test('message and flow are set up in the org, checked, and taken down again', async () => {
  const lab = await serverLab()
  const workflow = await lab.listen('outboundMessage', { object: 'Lead' })
  const wish = { name: 'Hot_Leads', object: 'Lead', deploy: hotOnly }
  await lab.ask('POST', path, wish)
  assert.deepEqual(await check(lab, 'Hot_Leads'), { ok: true, faults: [] })
  await saveLead(lab, { LastName: 'Cold' })
  await saveLead(lab, { LastName: 'Hot', Rating: 'Hot' })
  await lab.ran(workflow, 1)
  const [event] = await lab.events()
  assert.deepEqual([event?.record['LastName'], event?.record['outboundMessage']], ['Hot', 'Hot_Leads'])

  await lab.ask('POST', path, { name: 'Hot_Leads', object: 'Lead' })
  assert.deepEqual(await check(lab, 'Hot_Leads'), {
    ok: false,
    faults: ['The outbound message goes to another address.'],
  })
  await lab.ask('POST', path, wish)
  assert.equal((await check(lab, 'Hot_Leads')).ok, true, 'set up anew, with another address')
  assert.deepEqual(await flows(lab, 'Rainmaker_Lead_Hot_Leads'), [{ number: 2, active: true }], 'old versions are gone')
  await lab.ask('DELETE', `${path}/Hot_Leads`)
  assert.deepEqual([await messages(lab), await flows(lab, 'Rainmaker_Lead_Hot_Leads')], [[], []])
  assert.equal((await lab.askStatus('POST', `${path}/Hot_Leads/check`)).status, 404)
})

test('what somebody changed in Setup is told, mended by setting up anew, and no hindrance to taking down', async () => {
  const lab = await serverLab()
  const wish = { name: 'Told', object: 'Lead', deploy: {} }
  await lab.ask('POST', path, wish)
  const flow = 'Rainmaker_Lead_Told'
  const off = `<?xml version="1.0"?><FlowDefinition xmlns="http://soap.sforce.com/2006/04/metadata"><activeVersionNumber>0</activeVersionNumber></FlowDefinition>`
  const turnedOff = { members: { FlowDefinition: [flow] }, files: { [`flowDefinitions/${flow}.flowDefinition`]: off } }
  await deploy(lab.people, turnedOff)
  assert.deepEqual((await check(lab, 'Told')).faults, ['The flow is not active.'])
  await lab.ask('POST', path, wish)
  assert.equal((await check(lab, 'Told')).ok, true)
  await deploy(lab.people, { ...turnedOff, removed: { Flow: [`${flow}-2`] } })
  await deploy(lab.people, { members: {}, files: {}, removed: { WorkflowOutboundMessage: ['Lead.Rainmaker_Told'] } })
  assert.equal((await check(lab, 'Told')).faults.length, 2)
  await lab.control.expireTokens()
  await lab.ask('DELETE', `${path}/Told`)
})

test('a workflow sets up what its trigger needs when it is turned on, and takes it down when it is off', async () => {
  const lab = await serverLab()
  const settings = { object: 'Lead', message: 'Hot_Leads', setUp: hotOnly }
  const first = await lab.listen('outboundMessage', settings)
  const second = await lab.listen('outboundMessage', settings)
  assert.deepEqual(await check(lab, 'Hot_Leads'), { ok: true, faults: [] })
  assert.deepEqual(await flows(lab, 'Rainmaker_Lead_Hot_Leads'), [{ number: 1, active: true }], 'set up once for both')
  await saveLead(lab, { LastName: 'Hot', Rating: 'Hot' })
  await Promise.all([lab.ran(first, 1), lab.ran(second, 1)])
  await lab.ask('POST', `/api/v1/workflows/${first}/deactivate`)
  assert.equal((await messages(lab)).length, 1, 'the other one still listens')
  await lab.ask('DELETE', `/api/v1/workflows/${second}`)
  assert.deepEqual(await messages(lab), [])
  await lab.ask('POST', `/api/v1/workflows/${first}/activate`)
  assert.equal((await check(lab, 'Hot_Leads')).ok, true)
})

test('a workflow whose message the org refuses is not turned on', async () => {
  const lab = await serverLab()
  const listen = (setUp: object, message?: string) =>
    lab.askStatus('POST', '/api/v1/workflows', {
      source: {
        name: 'Told',
        trigger: { on: 'outboundMessage', with: { object: 'Lead', setUp, ...(message && { message }) } },
        steps: [{ id: 'done', set: { heard: true } }],
      },
      activate: true,
    })
  const nameless = await listen({})
  assert.match(JSON.stringify(nameless.body), /needs a name: give message/)
  const { status, body } = await listen({ fields: ['Nonsense__c'] }, 'Wrong')
  assert.equal(status, 422)
  assert.match(JSON.stringify(body), /Nonsense__c/)
  const { items } = await lab.ask<{ items: { active: boolean }[] }>('GET', '/api/v1/workflows')
  assert.deepEqual(
    items.map(({ active }) => active),
    [false],
  )
  assert.deepEqual((await lab.ask<{ items: unknown[] }>('GET', path)).items, [], 'no address is left behind')
})

test('a user without the right to change the set-up is told which rights it takes', async () => {
  const lab = await serverLab()
  const [profile] = (await lab.people.queryPage("SELECT Id FROM Profile WHERE Name = 'Standard User'")).records
  const values = {
    LastName: 'Lee',
    Alias: 'lee',
    Email: 'lee@x.example',
    Username: 'lee@x.example',
    ProfileId: profile?.['Id'],
    IsActive: true,
  }
  const locale = {
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  }
  const user = await lab.control.post<{ id: string }>('/users', { values: { ...values, ...locale } })
  const { clientId, clientSecret, url: loginUrl } = lab.org
  await lab.control.post('/apps', { clientId, runAsUserId: user.id })
  const lee = { name: 'lee', loginUrl, clientId, clientSecret, flow: 'client-credentials' }
  await lab.ask('POST', '/api/v1/connections', lee)
  const wish = { name: 'Told', object: 'Lead', deploy: {} }
  const refused = await lab.askStatus('POST', '/api/v1/connections/lee/outbound', wish)
  const { code, fix, why } = refused.body as { code: string; fix: string; why: string }
  assert.deepEqual([refused.status, code], [403, 'access-denied'])
  assert.match(`${why} ${fix}`, /Modify Metadata Through Metadata API Functions.*Customize Application, Manage Flow/)
})

test('an org on the internet is not told an address only this machine can reach', async () => {
  const session = { instanceUrl: 'https://acme.my.salesforce.com', accessToken: 'x' }
  const salesforce = createSalesforce({
    session: { current: async () => session, renew: async () => session },
    apiVersion: '66.0',
    clientName: 'test',
  })
  const { checkReach } = await import('../../src/engine/feeds/inbox/outbound/reach.ts')
  for (const url of [
    'http://127.0.0.1:7070',
    'http://localhost',
    'https://10.1.2.3',
    'http://[::1]:80',
    'http://server',
  ]) {
    await assert.rejects(checkReach(salesforce, url), { code: 'setting-invalid' }, url)
  }
  await checkReach(salesforce, 'https://rainmaker.example.com')
})
