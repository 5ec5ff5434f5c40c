/** Codes, sessions, refresh tokens, passwords. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg, MOMENT } from '../testing/fresh-org.ts'

const { org, admin } = await freshOrg()
const { accounts } = org
accounts.saveApp({ clientId: 'fixed' })
accounts.saveApp({ clientId: 'rotating', rotateRefreshTokens: true })
const wish = (clientId: string) => ({ userId: admin, clientId, scope: 'api refresh_token', refreshToken: true })

test('a password opens for its user only', () => {
  assert.equal(accounts.login(org.admin.username, 'password'), admin)
  assert.equal(accounts.login(org.admin.username, 'wrong'), undefined)
  assert.equal(accounts.login('nobody@x.example', 'password'), undefined)
})

test('a code works once; a second time ends what it gave', () => {
  const grant = {
    clientId: 'fixed',
    userId: admin,
    redirectUri: 'u',
    scope: 'api',
    codeChallenge: null,
    codeChallengeMethod: null,
    nonce: null,
  }
  const code = accounts.createCode(grant)
  const { grantId, ...redeemed } = accounts.redeemCode(code) ?? { grantId: '' }
  assert.deepEqual(redeemed, grant)
  const { session } = accounts.createSession({ ...wish('fixed'), grantId })
  assert.ok(accounts.session(session.accessToken))
  assert.equal(accounts.redeemCode(code), undefined)
  assert.equal(accounts.session(session.accessToken), undefined)
  const stale = accounts.createCode(grant)
  org.clock.advance(16 * 60_000)
  assert.equal(accounts.redeemCode(stale), undefined)
})

test('a session runs out when it is not used', () => {
  const { session } = accounts.createSession(wish('fixed'))
  org.clock.advance(1.5 * 3_600_000)
  assert.ok(accounts.session(session.accessToken))
  org.clock.advance(1.5 * 3_600_000)
  assert.ok(accounts.session(session.accessToken), 'use prolongs')
  org.clock.advance(2.1 * 3_600_000)
  assert.equal(accounts.session(session.accessToken), undefined)
})

test('without rotation a refresh token stays; with it reuse of an old one ends everything', () => {
  const fixed = accounts.createSession(wish('fixed'))
  const again = accounts.refresh(fixed.refreshToken ?? '', 'fixed')
  assert.ok(again.ok && again.tokens.refreshToken === null)
  assert.deepEqual(accounts.refresh(fixed.refreshToken ?? '', 'rotating'), { ok: false, reused: false })
  const first = accounts.createSession(wish('rotating'))
  const second = accounts.refresh(first.refreshToken ?? '', 'rotating')
  assert.ok(second.ok && second.tokens.refreshToken)
  assert.deepEqual(accounts.refresh(first.refreshToken ?? '', 'rotating'), { ok: false, reused: true })
  assert.equal(second.ok && accounts.session(second.tokens.session.accessToken), undefined)
  assert.equal(accounts.refresh((second.ok && second.tokens.refreshToken) || '', 'rotating').ok, false)
})

test('a sixth approval of one app by one user ends the oldest, with its sessions', () => {
  accounts.saveApp({ clientId: 'busy' })
  const six = Array.from({ length: 6 }, () => accounts.createSession(wish('busy')))
  const alive = six.map(({ refreshToken }) => accounts.refresh(refreshToken ?? '', 'busy').ok)
  assert.deepEqual(alive, [false, true, true, true, true, true])
  assert.equal(accounts.session(six[0]?.session.accessToken ?? ''), undefined)
  const own = accounts.refreshTokens().filter(({ clientId }) => clientId === 'busy')
  assert.deepEqual(
    own.map(({ uses }) => uses),
    [1, 1, 1, 1, 1],
  )
})

test('revoking a refresh token ends its sessions; an inactive user has none', () => {
  const { session, refreshToken } = accounts.createSession(wish('fixed'))
  assert.equal(accounts.revoke(refreshToken ?? ''), true)
  assert.equal(accounts.session(session.accessToken), undefined)
  assert.equal(accounts.revoke('unknown'), false)
  const other = accounts.createSession(wish('fixed'))
  org.update(admin, 'User', admin, { IsActive: false }, { asSystem: true })
  assert.equal(accounts.session(other.session.accessToken), undefined)
  assert.equal(accounts.login(org.admin.username, 'password'), undefined)
})

test('logins are remembered, and users tell the last one', async () => {
  const { org, admin, row } = await freshOrg()
  const login = { type: 'Application', sourceIp: '10.0.0.1', loginUrl: 'org.example' } as const
  org.accounts.createSession({ userId: admin, clientId: null, scope: 'full', refreshToken: false, login })
  org.accounts.createSession({ userId: admin, clientId: null, scope: 'full', refreshToken: false })
  const told = { ...login, userId: admin, at: MOMENT, application: 'N/A' }
  assert.deepEqual(org.accounts.logins(), [['1', told]])
  assert.equal(row('User', admin)['LastLoginDate'], MOMENT)
})
