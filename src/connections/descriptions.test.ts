import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startScriptedServer } from '../../test/support/scripted-server.ts'
import { Problem } from '../problems.ts'
import { type CallReport, createSalesforce } from '../salesforce/index.ts'
import { createDescriptions } from './descriptions.ts'

const flags = { custom: false, createable: true, queryable: true, updateable: true, deletable: true }
const lead = { name: 'Lead', label: 'Lead', labelPlural: 'Leads', keyPrefix: '00Q', ...flags, fields: [] }

test('a describe is asked for once in five minutes, and anew when a field is refused', async () => {
  const server = await startScriptedServer(() => ({ body: lead }))
  const session = { instanceUrl: server.url, accessToken: 'x' }
  const source = { current: async () => session, renew: async () => session }
  const client = createSalesforce({ session: source, apiVersion: '66.0', clientName: 'Rainmaker' })
  let now = 0
  const descriptions = createDescriptions(
    () => client,
    () => now,
  )
  const refused = new Problem('field-unknown', { what: 'No field.', fix: 'Look.' })
  const asks = async () => {
    await Promise.all(['Lead', 'lead'].map((object) => descriptions.of('one', object)))
    return server.asked.length
  }
  assert.equal(await asks(), 1)
  now = 5000
  descriptions.heard('one', { refused } as CallReport)
  assert.equal(await asks(), 1, 'too young to be outdated')
  now = 20_000
  descriptions.heard('two', { refused } as CallReport)
  assert.equal(await asks(), 1, 'another connection')
  descriptions.heard('one', { refused } as CallReport)
  assert.equal(await asks(), 2)
  now += 5 * 60_000
  assert.equal(await asks(), 3)
  await server.close()
})

test('a refused describe is not kept', async () => {
  const server = await startScriptedServer(() => ({ status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'no' }] }))
  const session = { instanceUrl: server.url, accessToken: 'x' }
  const source = { current: async () => session, renew: async () => session }
  const client = createSalesforce({ session: source, apiVersion: '66.0', clientName: 'Rainmaker' })
  const descriptions = createDescriptions(
    () => client,
    () => 0,
  )
  for (const _ of [1, 2]) await assert.rejects(descriptions.of('one', 'Leed'), { code: 'object-unknown' })
  assert.equal(server.asked.length, 2)
  await server.close()
})
