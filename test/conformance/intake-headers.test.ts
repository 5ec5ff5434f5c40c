/** Names that hold line ends, on their way into headers: none begins a header of its own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { multipart } from '../../src/salesforce/files/multipart.ts'
import { hostileTexts } from '../support/hostile-texts.ts'

const texts = hostileTexts('http://127.0.0.1:1')

async function textOf(name: string): Promise<string> {
  const { body } = multipart('json', {}, [{ name: 'file', file: { name, content: Buffer.from('inside') } }])
  const parts: Uint8Array[] = []
  if (typeof body === 'function') for await (const part of body()) parts.push(part)
  return Buffer.concat(parts).toString()
}

test('a file name stays one in the headers of its part', async () => {
  const plain = (await textOf('plain.txt')).split('\r\n').length
  for (const text of texts) {
    const sent = await textOf(text)
    assert.equal(sent.split(/\r\n|\r|\n/).length, plain, text)
    assert.match(sent, /filename="[^"]*"\r\nContent-Type/, text)
  }
})
