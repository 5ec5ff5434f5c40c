import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkHost, checkInstance } from './hosts.ts'

const good = [
  'https://login.salesforce.com',
  'https://test.salesforce.com/',
  'https://acme.my.salesforce.com',
  'https://acme--dev.sandbox.my.salesforce.com',
  'http://127.0.0.1:8080',
  'http://localhost:1',
  'https://[::1]:8443',
  'http://org:8080',
]
const bad = [
  'http://login.salesforce.com',
  'https://login.salesforce.com.evil.example',
  'https://evil.example/login.salesforce.com',
  'https://salesforce.com@evil.example',
  'https://xsalesforce.com',
  'http://169.254.169.254',
  'http://127.0.0.1.evil.example',
  'ftp://localhost',
  'javascript:alert(1)',
  'login.salesforce.com',
  '',
]

for (const address of good) test(`${address} may be asked`, () => checkHost(address, ['org']))
for (const address of bad) {
  test(`"${address}" may not be asked`, () => assert.throws(() => checkHost(address, ['org']), { code: 'bad-request' }))
}

test('a sign-in at Salesforce leads to Salesforce only', () => {
  checkInstance('https://acme.my.salesforce.com', 'https://login.salesforce.com', [])
  assert.throws(() => checkInstance('http://localhost:1', 'https://login.salesforce.com', []), {
    code: 'oauth-refused',
  })
  assert.throws(() => checkInstance('https://evil.example', 'https://login.salesforce.com', []), {
    code: 'bad-request',
  })
})
