import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

test('apps a user let in for good are rows, without their tokens', async (t) => {
  const { org, query } = await openOrg(t)
  const grant = {
    ...{ grant_type: 'refresh_token', refresh_token: org.refreshToken },
    ...{ client_id: org.clientId, client_secret: org.clientSecret },
  }
  await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams(grant) })
  const fields = 'AppName, UseCount, LastUsedDate, DeleteToken, User.Username'
  const [row] = await query(`SELECT ${fields} FROM OauthToken ORDER BY LastUsedDate DESC NULLS LAST`)
  assert.partialDeepStrictEqual(row, { UseCount: 1, DeleteToken: null, User: { Username: org.username } })
  assert.match(String(row?.['LastUsedDate']), /^\d{4}-.*\+0000$/)
  assert.doesNotMatch(JSON.stringify(row), /5Aep/)
})

test('logins that fail are in the history, and sessions that live are rows with the login they began with', async (t) => {
  const { org, query } = await openOrg(t)
  const ask = (password: string) =>
    fetch(`${org.url}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ grant_type: 'password', username: org.username, password },
        ...{ client_id: org.clientId, client_secret: org.clientSecret },
      }),
    })
  assert.equal((await ask('wrong')).status, 400)
  assert.equal((await ask(org.password)).status, 200)
  const history = await query('SELECT Id, Status, LoginType FROM LoginHistory ORDER BY LoginTime')
  const statuses = history.map(({ Status }) => Status)
  assert.deepEqual(statuses.toSorted(), ['Invalid Password', 'Success'])
  const good = history.find(({ Status }) => Status === 'Success')
  const [session] = await query(
    `SELECT SessionType, LoginType, SourceIp FROM AuthSession WHERE LoginHistoryId = '${good?.['Id']}'`,
  )
  assert.partialDeepStrictEqual(session, {
    SessionType: 'Oauth2',
    LoginType: 'Remote Access 2.0',
    SourceIp: '127.0.0.1',
  })
})
