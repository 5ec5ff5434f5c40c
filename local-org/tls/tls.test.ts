/** Certificates that a strict client trusts, through their authority only. */

import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { startLocalOrg } from '../index.ts'
import { tlsIdentity } from './index.ts'

test('the certificate names this machine and is signed by the authority', async () => {
  const { ca, cert } = await tlsIdentity(['org.test'])
  const [authority, server] = [new X509Certificate(ca), new X509Certificate(cert)]
  assert.equal(authority.ca, true)
  assert.equal(server.verify(authority.publicKey), true)
  const other = new X509Certificate((await tlsIdentity([])).ca)
  assert.deepEqual([server.checkIssued(authority), server.checkIssued(other)], [true, false], 'several may be trusted')
  for (const host of ['localhost', 'org.test']) assert.equal(server.checkHost(host), host)
  assert.equal(server.checkIP('127.0.0.1'), '127.0.0.1')
})

test('dates are in the form RFC 5280 wants of them: strict clients read no other', async () => {
  const { ca, cert } = await tlsIdentity([])
  for (const pem of [ca, cert]) {
    const { raw, validFromDate } = new X509Certificate(pem)
    assert.ok(raw.includes(Buffer.from('170d', 'hex')), 'UTCTime')
    assert.ok(Math.abs(Date.now() - 86_400_000 - validFromDate.getTime()) < 60_000)
  }
})

test('the authority is kept in the folder', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'tls-'))
  t.after(() => rm(folder, { recursive: true }))
  const first = await tlsIdentity([], folder)
  const second = await tlsIdentity([], folder)
  assert.equal(first.ca, second.ca)
  assert.notEqual(first.cert, second.cert)
})

test('the org answers http and https at once, with URLs of the scheme that was used', async (t) => {
  const org = await startLocalOrg({ seed: 'empty' })
  assert.equal(new URL(org.httpsUrl).port, new URL(org.url).port)
  t.after(() => org.close())
  const ca = await (await fetch(`${org.controlUrl}/ca.pem`)).text()
  const versions = `${org.httpsUrl}/.well-known/openid-configuration`
  const body = await new Promise<string>((resolve, reject) => {
    https
      .get(versions, { ca, agent: false }, (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve(text))
      })
      .on('error', reject)
  })
  assert.equal(JSON.parse(body).issuer, org.httpsUrl)
  await assert.rejects(new Promise((_, reject) => https.get(versions, { agent: false }).on('error', reject)))
})
