/** The coverage page says what the doors have. */

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { coverage } from './coverage.ts'

test('COVERAGE.md is as the doors are; if not, run node local-org/inventory/write.ts', async () => {
  const page = await readFile(new URL('../COVERAGE.md', import.meta.url), 'utf8')
  assert.equal(page, await coverage())
})
