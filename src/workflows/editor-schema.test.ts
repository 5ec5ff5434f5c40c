import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadCatalog } from '../connector/index.ts'
import { editorSchema, languageSchema } from './editor-schema.ts'

const file = new URL('../../docs/workflow.schema.json', import.meta.url)

test('docs/workflow.schema.json is the language as it is', () => {
  const text = `${JSON.stringify(languageSchema(), null, 2)}\n`
  if (process.env['WRITE'] === '1') writeFileSync(file, text)
  assert.equal(
    readFileSync(file, 'utf8'),
    text,
    'WRITE=1 node --test src/workflows/editor-schema.test.ts writes it anew',
  )
})

test('all that can be written has a sentence', () => {
  const silent: string[] = []
  const visit = (schema: unknown, at: string): void => {
    if (typeof schema !== 'object' || schema === null) return
    for (const [name, property] of Object.entries((schema as { properties?: object }).properties ?? {})) {
      const { description, const: only } = property as { description?: string; const?: unknown }
      if (description === undefined && only === undefined) silent.push(`${at}.${name}`)
    }
    for (const [key, value] of Object.entries(schema)) visit(value, `${at}/${key}`)
  }
  visit(languageSchema(), '')
  assert.deepEqual(silent, [])
})

test('references lead somewhere', () => {
  const text = JSON.stringify(languageSchema())
  const { $defs } = languageSchema() as { $defs: object }
  for (const [, name = ''] of text.matchAll(/"#\/\$defs\/([^"]+)"/g)) assert.ok(Object.hasOwn($defs, name), name)
})

test('editors are offered the catalogue', async () => {
  const catalog = await loadCatalog()
  const schema = JSON.parse(JSON.stringify(editorSchema(catalog))) as {
    $defs: { actionStep: { properties: { action: { anyOf: { const: string }[] } }; allOf: Conditional[] } }
    properties: { trigger: { allOf: Conditional[] } }
  }
  interface Conditional {
    if: { properties: Record<string, { const: string }> }
    then: { properties: { with: { properties: Record<string, { description?: string }> } } }
  }
  const { action } = schema.$defs.actionStep.properties
  assert.deepEqual(
    action.anyOf.map((one) => one.const),
    catalog.actions().map(({ id }) => id),
  )
  const task = schema.$defs.actionStep.allOf.find((one) => one.if.properties['action']?.const === 'createTask')
  assert.equal(task?.then.properties.with.properties['subject']?.description, 'What it is about')
  assert.equal(schema.properties.trigger.allOf.length, catalog.triggers().length)
  assert.ok(JSON.stringify(schema).length < 500_000)
})
