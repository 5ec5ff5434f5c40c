/** House rules as a program: who may import whom, front doors, no cycles, file lengths. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'

const root = resolve(import.meta.dirname, '..')

/** Area -> areas it may import. What is not named here may be imported by nobody but main and server. */
const directions: Record<string, string[]> = {
  problems: [],
  contract: ['problems'],
  settings: ['problems'],
  salesforce: ['problems'],
  store: ['problems', 'settings'],
  outside: ['problems', 'settings'],
  ai: ['problems', 'settings'],
  connections: ['salesforce', 'store', 'problems', 'settings'],
  connector: ['salesforce', 'problems'],
  workflows: ['ai', 'connector', 'store', 'problems'],
  engine: ['workflows', 'connector', 'connections', 'outside', 'ai', 'salesforce', 'store', 'problems', 'settings'],
  embedding: ['people', 'connections', 'outside', 'store', 'problems'],
  'docs-site': [],
  api: [
    'docs-site',
    'telemetry',
    'embedding',
    'people',
    'audit',
    'outside',
    'mcp',
    'engine',
    'workflows',
    'connector',
    'connections',
    'salesforce',
    'store',
    'problems',
    'settings',
  ],
  library: ['connector', 'outside', 'salesforce', 'problems'],
  audit: ['store', 'problems'],
  people: ['outside', 'store', 'problems', 'settings'],
  telemetry: ['engine', 'connections', 'salesforce', 'store'],
  mcp: ['audit', 'connector', 'connections', 'salesforce', 'store', 'problems'],
  cli: ['salesforce', 'problems', 'settings'],
}

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(join(root, file)))

interface Import {
  from: string
  to: string
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = [...text.matchAll(/^\s*(?:import|export)\s+[^'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/gm)]
  return found.map((match) => {
    const target = match[1] ?? match[2] ?? ''
    return { from: file, to: relative(root, resolve(root, dirname(file), target)) }
  })
}

const allImports = files.flatMap(importsOf)
const imports = allImports.filter(({ from }) => !from.startsWith('web/'))
const area = (file: string) => file.split('/')[1]?.replace(/\.ts$/, '') ?? ''
const isTest = (file: string) => /\.test\.ts$|^test\/|^bench\//.test(file)

test('areas import only what the map allows', () => {
  const breaches = imports
    .filter(
      ({ from, to }) => from.startsWith('src/') && to.startsWith('src/') && !isTest(from) && area(from) !== area(to),
    )
    .filter(({ from }) => !['src/main.ts', 'src/server.ts'].includes(from))
    .filter(({ from, to }) => {
      // What the API answers is said once, and read by all.
      const allowed = ['contract', ...(directions[area(from)] ?? [])]
      return !allowed.includes(area(to))
    })
  assert.deepEqual(breaches, [])
})

test('an area is entered through its front door', () => {
  const breaches = imports
    .filter(
      ({ from, to }) => from.startsWith('src/') && to.startsWith('src/') && !isTest(from) && area(from) !== area(to),
    )
    .filter(({ to }) => to.split('/').length > 2 && !to.endsWith('/index.ts'))
  assert.deepEqual(breaches, [])
})

test('the local org and the product meet on the wire only', () => {
  const breaches = imports.filter(
    ({ from, to }) =>
      (from.startsWith('src/') && to.startsWith('local-org/')) ||
      (from.startsWith('local-org/') && to.startsWith('src/')),
  )
  assert.deepEqual(breaches, [])
})

test('no import cycles, types counted', () => {
  const graph = Map.groupBy(allImports, ({ from }) => from)
  const state = new Map<string, 'open' | 'done'>()
  const cycles: string[] = []
  const visit = (file: string, path: string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
      return
    }
    state.set(file, 'open')
    for (const { to } of graph.get(file) ?? []) visit(to, [...path, file])
    state.set(file, 'done')
  }
  for (const file of graph.keys()) visit(file, [])
  assert.deepEqual(cycles, [])
})

test('files stay short', () => {
  const lengths = files.map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
  assert.deepEqual(
    lengths.filter(({ lines }) => lines > 400),
    [],
  )
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
  assert.ok((sorted[Math.floor(sorted.length / 2)] ?? 0) <= 100, 'median file over 100 lines')
})

test('every front door says what its area is for', () => {
  const silent = files
    .filter((file) => file.endsWith('/index.ts'))
    .filter((file) => !readFileSync(join(root, file), 'utf8').startsWith('/**'))
  assert.deepEqual(silent, [])
})
