/** What docs/workflows.md says is so. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadCatalog } from '../connector/index.ts'
import { Problem } from '../problems.ts'
import { documentOf } from './document-of.ts'
import { fill } from './fill.ts'
import { kindWords } from './kinds/index.ts'

const text = readFileSync(new URL('../../docs/workflows.md', import.meta.url), 'utf8')
const catalog = await loadCatalog()
const blocks = (language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, body = '']) => body)

/** Steps alone are put into a document. */
const whole = (example: string) =>
  /^name:/m.test(example)
    ? example
    : `name: Example\ntrigger: { on: leadCreated }\nsteps:\n${example.replaceAll(/^/gm, '  ')}`

function told(example: string): unknown {
  try {
    documentOf(whole(example), catalog)
    return []
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown.details.items
    throw thrown
  }
}

for (const example of blocks('yaml')) {
  test(`example: ${example.trim().split('\n')[0]}`, () => assert.deepEqual(told(example), []))
}

const [scope = '{}'] = blocks('json')
const json = JSON.parse(scope) as Record<string, unknown>
const rows = [...text.matchAll(/^\| `([^`]*\{[{%][^`]*)` \| (.*) \|$/gm)].map(([, template = '', gives = '']) => ({
  template: template.replaceAll('\\|', '|'),
  gives,
}))

for (const { template, gives } of rows) {
  test(`${template} gives ${gives}`, async () => {
    const { value } = (await fill({ value: template }, { json })) as { value?: unknown }
    if (gives === 'left out') assert.equal(value, undefined)
    else assert.deepEqual(value, gives === 'the list' ? json['deals'] : JSON.parse(gives.replaceAll('`', '')))
  })
}

test('enough is shown: every kind of step, and what templates give', () => {
  assert.ok(rows.length >= 20)
  const shown = blocks('yaml').join('\n')
  for (const kind of kindWords) assert.match(shown, new RegExp(`\\b${kind}:`), kind)
})
