/** What only SOAP can do, against an org: leads converted, records merged and brought back, sessions renewed. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import { createSalesforce, type Salesforce } from '../../src/salesforce/index.ts'

const convertedStatus = 'Closed - Converted'

describe('SOAP', () => {
  let org: LocalOrg
  let control: ControlClient
  let salesforce: Salesforce
  const meter = { calls: 0 }
  const renewals: string[] = []

  before(async () => {
    org = await startLocalOrg({ seed: 'empty' })
    control = new ControlClient(org.controlUrl)
    let accessToken = org.accessToken
    const session = {
      current: async () => ({ instanceUrl: org.url, accessToken }),
      renew: async () => {
        const form = { grant_type: 'refresh_token', refresh_token: org.refreshToken, client_id: org.clientId }
        const body = new URLSearchParams({ ...form, client_secret: org.clientSecret })
        const answer = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body })
        accessToken = ((await answer.json()) as { access_token: string }).access_token
        renewals.push(accessToken)
        return { instanceUrl: org.url, accessToken }
      },
    }
    const options = { session, apiVersion: '66.0', clientName: 'Rainmaker', waits: { lockMs: 1, retryMs: 1 } }
    salesforce = createSalesforce(options).with({ kind: 'step' }, meter)
  })
  after(() => org.close())

  const create = async (object: string, rows: Record<string, unknown>[]) => {
    const results = await salesforce.create(rows.map((fields) => ({ object, fields })))
    return results.map((result) => (result.ok ? result.id : assert.fail(result.problem.message)))
  }
  const first = async (soql: string) => (await salesforce.queryPage(soql)).records[0]

  test('150 leads are converted in two calls, each with its own outcome', async () => {
    const names = Array.from({ length: 150 }, (_, n) => ({ LastName: `Lead ${n} <&>`, Company: `Company ${n}` }))
    const leads = await create('Lead', names)
    const before = meter.calls
    const wishes = leads.map((leadId, n) => ({ leadId, convertedStatus, createOpportunity: n % 2 === 0 }))
    const outcomes = await salesforce.convertLeads([
      ...wishes.slice(0, 70),
      { leadId: leads[0] ?? '', convertedStatus },
      { leadId: 'no id', convertedStatus },
      ...wishes.slice(70),
    ])
    assert.equal(meter.calls - before, 2)
    assert.equal(outcomes.filter(({ ok }) => ok).length, 150)
    assert.deepEqual(
      outcomes.slice(70, 72).map((one) => (one.ok ? 'ok' : one.problem.code)),
      ['validation-rule', 'id-malformed'],
    )
    const [even, odd] = outcomes
    assert.ok(even?.ok && even.opportunityId && odd?.ok && odd.opportunityId === null)
    assert.partialDeepStrictEqual(await first(`SELECT Name, AccountId FROM Contact WHERE Id = '${even.contactId}'`), {
      Name: 'Lead 0 <&>',
      AccountId: even.accountId,
    })
  })

  test('a lead becomes part of what is there, under the name and the owner wished', async () => {
    const [leadId = ''] = await create('Lead', [{ LastName: 'Into', Company: 'C', Phone: '1', LeadSource: 'Web' }])
    const [accountId = ''] = await create('Account', [{ Name: 'Known' }])
    const ownerId = org.userId
    const wish = { leadId, convertedStatus, accountId, opportunityName: 'Deal & more', ownerId, notifyOwner: true }
    const [outcome] = await salesforce.convertLeads([wish])
    assert.ok(outcome?.ok)
    assert.equal(outcome.accountId, accountId)
    assert.partialDeepStrictEqual(
      await first(`SELECT Name, OwnerId, AccountId FROM Opportunity WHERE Id = '${outcome.opportunityId}'`),
      { Name: 'Deal & more', OwnerId: ownerId, AccountId: accountId },
    )
  })

  test('an expired session is renewed and the conversion sent again', async () => {
    const [leadId = ''] = await create('Lead', [{ LastName: 'Late', Company: 'C' }])
    await control.expireTokens()
    const count = renewals.length
    const [outcome] = await salesforce.convertLeads([{ leadId, convertedStatus }])
    assert.deepEqual([outcome?.ok, renewals.length - count], [true, 1])
  })

  test('a row that somebody holds is tried again, and only that one', async () => {
    const leads = await create('Lead', [
      { LastName: 'Held', Company: 'C' },
      { LastName: 'Free', Company: 'C' },
    ])
    await control.fault({ match: { path: '/services/Soap', row: leads[0] ?? '' }, effect: 'lock', times: 2 })
    const outcomes = await salesforce.convertLeads(leads.map((leadId) => ({ leadId, convertedStatus })))
    assert.deepEqual(
      outcomes.map(({ ok }) => ok),
      [true, true],
    )
  })

  test('an answer that is lost leaves the outcome open; one that came to nothing does not', async () => {
    const [leadId = ''] = await create('Lead', [{ LastName: 'Lost', Company: 'C' }])
    await control.fault({ match: { path: '/services/Soap' }, effect: 'cut-after' })
    const [lost] = await salesforce.convertLeads([{ leadId, convertedStatus }])
    assert.ok(lost && !lost.ok && lost.problem.code === 'answer-lost' && lost.problem.then === 'look-first')
    await control.limit({ max: 1, used: 1 })
    const [refused] = await salesforce.convertLeads([{ leadId, convertedStatus }])
    assert.ok(refused && !refused.ok && refused.problem.code === 'limit-reached')
    await control.limit({ max: 1_000_000 })
  })

  test('merge: the winner takes values and children; a wrong field spoils only its own merge', async () => {
    const [winner = '', loser = '', other = '', another = ''] = await create('Account', [
      { Name: 'Winner', Site: 'Bonn' },
      { Name: 'Loser' },
      { Name: 'Other' },
      { Name: 'Another' },
    ])
    const [contact] = await create('Contact', [{ LastName: 'C', AccountId: loser }])
    const [merged, spoilt] = await salesforce.merge([
      { object: 'Account', winnerId: winner, loserIds: [loser], fields: { Phone: '<1>', Site: null } },
      { object: 'Account', winnerId: other, loserIds: [another], fields: { Nope: 1 } },
    ])
    assert.deepEqual(merged, { ok: true, id: winner, mergedIds: [loser], movedIds: [contact] })
    assert.ok(spoilt && !spoilt.ok && spoilt.problem.code === 'field-unknown')
    const row = await first(`SELECT Phone, Site FROM Account WHERE Id = '${winner}'`)
    assert.deepEqual([row?.['Phone'], row?.['Site']], ['<1>', null])
  })

  test('what was deleted comes back; what was not is refused', async () => {
    const ids = await create('Account', [{ Name: 'Gone' }, { Name: 'There' }])
    await salesforce.delete(ids.slice(0, 1))
    const outcomes = await salesforce.undelete(ids)
    assert.deepEqual(
      outcomes.map(({ ok }) => ok),
      [true, false],
    )
    assert.equal((await first(`SELECT IsDeleted FROM Account WHERE Id = '${ids[0]}'`))?.['IsDeleted'], false)
  })
})
