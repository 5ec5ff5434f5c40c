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
