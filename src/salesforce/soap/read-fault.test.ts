import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFault } from './read-fault.ts'

const fault = (code: string, words: string) =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>${code}</faultcode><faultstring>${words}</faultstring></e:Fault></e:Body></e:Envelope>`

test('a fault is a refusal in Salesforce’s words, without the code said twice', () => {
  assert.deepEqual(readFault(fault('sf:INVALID_FIELD', 'INVALID_FIELD: No such column &apos;X&apos;')), {
    errorCode: 'INVALID_FIELD',
    message: "No such column 'X'",
  })
})

test('what leaves it open whether something was done is none', () => {
  const pages = ['<html><body>Down for maintenance<br></body></html>', '', null, { errorCode: 'X' }, '<!DOCTYPE a><a/>']
  for (const body of [fault('sf:UNKNOWN_EXCEPTION', 'UNKNOWN_EXCEPTION: 1234'), ...pages]) {
    assert.equal(readFault(body), undefined)
  }
})
