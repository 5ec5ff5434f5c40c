/** What is to be called can be asked for, mails and posts run, and a call of what is not there says so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

test('actions are listed, described and run; what is not there is refused', async (t) => {
  const { call, control, create, query } = await openOrg(t)
  const asked = async (path: string) => Object.keys((await call('GET', path)).body ?? {})
  assert.deepEqual(await asked('/actions'), ['standard', 'custom'])
  assert.deepEqual(await asked('/actions/custom'), ['quickAction', 'apex', 'emailAlert', 'flow'])
  assert.deepEqual((await call('GET', '/actions/custom/flow')).body, { actions: [] })
  const refused = await call('POST', '/actions/custom/flow/Mine', { inputs: [{}] })
  assert.deepEqual([refused.status, refused.headers.get('x-local-org-unsupported')], [404, 'invocable actions'])
  assert.partialDeepStrictEqual((await call('GET', '/actions/standard')).body, {
    actions: [
      { name: 'chatterPost', type: 'CHATTERPOST', url: '/services/data/v60.0/actions/standard/chatterPost' },
      { label: 'Send Email', name: 'emailSimple', type: 'EMAILSIMPLE' },
    ],
  })
  const described = await call('GET', '/actions/standard/emailSimple')
  assert.partialDeepStrictEqual(described.body, { name: 'emailSimple', standard: true, outputs: [] })

  // A simple mail lands in the outbox, and in rows when it is to be logged.
  const account = await create('Account', { Name: 'Mailed' })
  const send = (...inputs: object[]) => call('POST', '/actions/standard/emailSimple', { inputs })
  const words = { emailSubject: 'Hi', emailBody: '<b>you</b>' }
  const sent = await send({ ...words, emailAddresses: 'a@x.example, b@x.example', sendRichBody: true })
  const told = { actionName: 'emailSimple', errors: null, isSuccess: true, outputValues: null, sortOrder: -1 }
  assert.equal(sent.status, 200)
  assert.partialDeepStrictEqual(sent.body, [told])
  assert.deepEqual(await query('SELECT Id FROM EmailMessage'), [])
  const logged = { ...words, emailAddressesArray: ['c@x.example'], relatedRecordId: account, logEmailOnSend: true }
  assert.equal((await send(logged)).status, 200)
  const [message] = await query('SELECT ToAddress, Subject, Status, RelatedToId FROM EmailMessage')
  assert.partialDeepStrictEqual(message, { ToAddress: 'c@x.example', Subject: 'Hi', Status: '3', RelatedToId: account })
  assert.partialDeepStrictEqual(await control.mail(), [
    { number: 1, via: 'emailSimple', to: ['a@x.example', 'b@x.example'], html: '<b>you</b>', text: null },
    { number: 2, to: ['c@x.example'], text: '<b>you</b>', whatId: account },
  ])
  assert.equal((await control.mail({ to: 'c@x.example' })).length, 1)
  const failed = await send({ emailBody: 'x', emailAddresses: 'a@x.example' })
  const error = { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Missing required input parameter: emailSubject' }
  assert.equal(failed.status, 400)
  assert.partialDeepStrictEqual(failed.body, [{ isSuccess: false, errors: [error] }])

  const posted = await call('POST', '/actions/standard/chatterPost', {
    inputs: [{ subjectNameOrId: account, text: 'Ho' }],
  })
  const [post] = await query('SELECT Id, Body, ParentId FROM FeedItem')
  assert.partialDeepStrictEqual(post, { Body: 'Ho', ParentId: account })
  assert.partialDeepStrictEqual(posted.body, [{ isSuccess: true, outputValues: { feedItemId: post?.['Id'] } }])
})
