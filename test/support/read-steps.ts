/** For tests: steps from YAML, read as documents are. */
import assert from 'node:assert/strict'
import type { Step } from '../../src/workflows/index.ts'
import { readDocument } from '../../src/workflows/read-document.ts'
import { readSource } from '../../src/workflows/source.ts'

export function readSteps(text: string): Step[] {
  const steps = text.trim().replaceAll(/^/gm, '  ')
  const { document, mistakes } = readDocument(
    readSource(`name: Test\ntrigger: { on: manual }\nsteps:\n${steps}\n`).value,
  )
  assert.ok(document && mistakes.length === 0)
  return document.steps
}
