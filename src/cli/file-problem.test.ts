import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileProblem } from './file-problem.ts'

test('a file that cannot be used is told with its path and the reason; what is about no file is not', async () => {
  const thrownBy = (path: URL) => readFile(path).then(String, (thrown: unknown) => thrown)
  const missing = fileProblem(await thrownBy(new URL('./nowhere.yaml', import.meta.url)))
  assert.equal(missing?.code, 'bad-request')
  assert.match(missing?.details.what ?? '', /nowhere\.yaml cannot be used: it is not there/)
  assert.equal(fileProblem(new TypeError('no file')), null)
  assert.equal(fileProblem(Object.assign(new Error('gone'), { code: 'ECONNRESET', path: '/x' })), null)
})
