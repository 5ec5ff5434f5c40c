import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCatalog } from '../connector/index.ts'
import { createDocsSite } from './index.ts'

const site = createDocsSite()
const { text: list } = await site.llms()
const paths = [...list.matchAll(/\(\/docs\/(.+)\.md\)/g)].map(([, path = '']) => (path === 'README' ? '' : path))

test('each action and each trigger has a page, and each error', async () => {
  const catalog = await loadCatalog()
  for (const { id } of catalog.actions()) assert.ok(paths.includes(`actions/${id}`), id)
  for (const { id } of catalog.triggers()) assert.ok(paths.includes(`triggers/${id}`), id)
  assert.match((await site.show('errors/INVALID_SESSION_ID'))?.text ?? '', /<h1/)
})

test('links between pages lead somewhere', async () => {
  const known = new Set(paths)
  const dead: string[] = []
  for (const path of paths) {
    const { text = '' } = (await site.show(path)) ?? {}
    const targets = [...text.matchAll(/<a href="\/docs\/?([^"#]*)/g)].map(([, target = '']) => target)
    dead.push(...targets.filter((target) => !known.has(target)).map((target) => `${path || 'README'} → ${target}`))
  }
  assert.deepEqual(dead, [])
})

test('a page is HTML in a frame, the same with .md is Markdown, and what is not there is nothing', async () => {
  const page = await site.show('actions/createLead')
  assert.match(page?.type ?? '', /html/)
  assert.match(page?.text ?? '', /<main[\s\S]*createLead/)
  assert.match((await site.show('actions/createLead.md'))?.text ?? '', /^# createLead\n/)
  assert.equal(await site.show('../package'), null)
  assert.equal(await site.show('actions/nothing'), null)
})

test('a search finds the page named so first and writes nothing into the page that it was not told', async () => {
  const { text } = await site.search('createLead')
  assert.equal(text.match(/<li><a href="\/docs\/([^"]+)">createLead<\/a>/)?.[1], 'actions/createLead')
  assert.ok(!(await site.search('<script>alert(1)</script>')).text.includes('<script>'))
})
