import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type OrgLab, orgLab } from '../../../test/support/org-lab.ts'
import { until } from '../../../test/support/product.ts'

describe('own changes that are pushed', () => {
  let lab: OrgLab
  before(async () => {
    lab = await orgLab()
    const pubsub = { host: '127.0.0.1', port: lab.org.pubsubPort, tls: false }
    Object.assign(lab.settings, { push: 'change-data', pubsub })
  })
  after(() => lab.close())

  test('the org names the program: even our own value, set by another with the same user, is heard', async () => {
    const onError = 'stop'
    const id = await lab.activate({
      name: 'Pushed',
      trigger: { on: 'leadUpdated' },
      steps: [
        { id: 'only', onError, filter: 'json.Title == "go"' },
        { id: 'set', onError, action: 'updateLead', with: { id: '{{ json.Id }}', Title: 'ours' } },
      ],
    })
    const [made] = await lab.people.create([{ object: 'Lead', fields: { LastName: 'Abara', Company: 'Northwind' } }])
    assert.ok(made?.ok)
    const title = (Title: string) => lab.people.update([{ object: 'Lead', id: made.id, fields: { Title } }])
    await lab.engine.pollNow(lab.connectionId)
    const events = async () => (await lab.engine.events.list({ recordId: made.id })).items
    let last = ''
    await until('the stream', async () => {
      last = `t${Math.random()}`
      await title(last)
      return Boolean(lab.engine.status().polling[0]?.push?.heardAt)
    })
    // They come in order: behind the last one none of them comes any more.
    await until('the last title', async () => (await events()).some(({ record }) => record['Title'] === last))
    await lab.settled()
    const before = (await lab.runs(id)).length
    await title('go')
    await until('our echo', async () => (await events())[0]?.echo === true)
    // Two states of one second that end as it began are no change.
    for (const value of ['theirs', 'ours']) {
      await lab.control.advanceClock(1000)
      await title(value)
    }
    await until('three runs', async () => (await lab.runs(id)).length === before + 3)
    const told = (await events()).slice(0, 4).map(({ record, echo }) => [record['Title'], echo])
    assert.deepEqual(told, [
      ['ours', false],
      ['theirs', false],
      ['ours', true],
      ['go', false],
    ])
  })
})
