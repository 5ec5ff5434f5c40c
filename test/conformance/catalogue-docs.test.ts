/** The promises line by line: each is answered by something that works, and the committed pages say so. */
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import { makeDocs } from '../../scripts/docs-make.ts'
import { type PromisedLine, readPromises } from '../../scripts/docs-promises.ts'
import { proofOf } from '../../scripts/docs-proof.ts'
import { loadCatalog, toJsonSchema } from '../../src/connector/index.ts'
import { runExample } from './catalogue-example.ts'
import { catalogueOrg } from './catalogue-org.ts'

const catalog = await loadCatalog()
const { lines, inputs } = await readPromises()
const org = await catalogueOrg()
after(() => org.close())

const count = (document: string, part: string) =>
  lines.filter((line) => line.document === document && line.part === part).length

test('no line of the documents is missing', () => {
  assert.deepEqual([count('000', 'triggers'), count('000', 'actions')], [23, 28])
  assert.deepEqual([count('001', 'actions'), count('001', 'triggers')], [30, 8])
  assert.deepEqual([count('002', 'actions'), count('002', 'triggers'), count('002', 'templates')], [1, 3, 4])
  assert.deepEqual([count('003', 'triggers'), count('003', 'actions'), count('003', 'templates')], [30, 54, 4])
  assert.deepEqual([count('004', 'actions'), count('004', 'triggers'), count('004', 'templates')], [4, 1, 3])
  assert.equal(count('product', 'objects'), 18)
})

for (const line of lines) {
  test(`${line.document}, ${line.part}: ${line.line}`, () => prove(line))
}

/** Each id is there and shown to work; examples of actions are run anew, as this very line's proof. */
async function prove({ ids }: PromisedLine): Promise<void> {
  for (const id of ids) {
    const proof = proofOf(catalog, id)
    assert.ok(proof, `nothing proves ${id}`)
    if (proof.kind !== 'action') continue
    const action = catalog.action(id)
    const example = action.examples.find(({ title }) => title === proof.shows)
    assert.ok(example)
    await org.reset()
    await runExample(org.context, action, example)
  }
}

for (const { action, required, optional } of inputs) {
  test(`${action} takes exactly the inputs it is promised with`, () => {
    const schema = toJsonSchema(catalog.action(action).input) as {
      required?: string[]
      properties?: Record<string, object>
    }
    const names = Object.keys(schema.properties ?? {})
    const needed = (schema.required ?? []).filter((name) => !('default' in (schema.properties?.[name] ?? {})))
    assert.deepEqual(needed.sort(), [...required].sort())
    for (const name of [...required, ...optional]) assert.ok(names.includes(name), name)
  })
}

test('the pages in docs/catalogue are those of this catalogue', async () => {
  const folder = new URL('../../docs/catalogue/', import.meta.url)
  const made = await makeDocs()
  const there = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  assert.deepEqual(there, [...made.keys()].sort(), 'run: node scripts/docs.ts')
  for (const [path, text] of made) {
    assert.equal(await readFile(new URL(path, folder), 'utf8'), text, `${path} is stale; run: node scripts/docs.ts`)
  }
})
