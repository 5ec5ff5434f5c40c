/** Multipart bodies as clients send them. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMultipart } from './multipart.ts'

test('splits parts and keeps their bytes, whatever the line ends of the heads', () => {
  for (const line of ['\r\n', '\n']) {
    const head = [
      '--xyz',
      'Content-Disposition: form-data; name="entity_content";',
      'Content-Type: application/json',
      '',
      '{"a":1}',
      '--xyz',
      'Content-Disposition: form-data; name="VersionData"; filename="f.bin"',
      'Content-Type: application/octet-stream',
      '',
      '',
    ].join(line)
    const body = Buffer.concat([Buffer.from(head), Buffer.from([0, 13, 10, 255]), Buffer.from(`${line}--xyz--${line}`)])
    const [entity, file] = readMultipart(body, 'multipart/form-data; boundary="xyz"')
    assert.deepEqual(
      [entity?.name, entity?.type, entity?.content.toString()],
      ['entity_content', 'application/json', '{"a":1}'],
    )
    assert.deepEqual(
      [file?.name, file?.filename, [...(file?.content ?? [])]],
      ['VersionData', 'f.bin', [0, 13, 10, 255]],
    )
  }
})
