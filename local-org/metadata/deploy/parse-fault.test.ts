/** Files that cannot be read are told with their place. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readXml } from '../../soap/index.ts'
import { attempt } from '../component.ts'
import { parseFault } from './parse-fault.ts'

const files: readonly (readonly [xml: string, problem: string, lineNumber: number])[] = [
  [
    '<?xml version="1.0"?>\n<CustomObject>\n<label>Box</pluralLabel>\n</CustomObject>',
    'The element type "label" must be terminated by the matching end-tag "</label>".',
    3,
  ],
  ['# Read me', 'Content is not allowed in prolog.', 1],
  ['<a>\n</a>\nmore', 'Content is not allowed in trailing section.', 3],
]

for (const [xml, words, line] of files) {
  test(`${words}`, () => {
    const { error } = attempt(() => readXml(xml))
    const { problem, lineNumber } = parseFault(xml, error?.message ?? '') ?? {}
    assert.deepEqual([problem, lineNumber], [`Error parsing file: ${words}`, line])
  })
}
