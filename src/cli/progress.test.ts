/** The line of progress: full cells as far as it is, and nothing where nobody watches. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bar, openProgress } from './progress.ts'

test('as many cells are full as it is far', () => {
  assert.equal(bar(0, 200), '[------------------------] 0 of 200')
  assert.equal(bar(100, 200), '[############------------] 100 of 200')
  assert.equal(bar(200, 200), '[########################] 200 of 200')
  assert.equal(bar(12_000, null), '12,000')
})

for (const isTTY of [true, false]) {
  test(isTTY ? 'a terminal sees the line, and it goes away' : 'a pipe sees nothing', () => {
    const written: string[] = []
    const progress = openProgress('runs', { isTTY, write: (text: unknown) => written.push(String(text)) > 0 })
    progress.at(5, 10)
    progress.end()
    assert.equal(written.length, isTTY ? 2 : 0)
    if (isTTY) assert.match(written[0] ?? '', /runs \[#{12}-{12}\] 5 of 10/)
  })
}
