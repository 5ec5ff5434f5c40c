/** The container files name what there is. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { settingKinds } from '../../src/settings.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

test('the compose file sets what the server reads, and each secret, volume and service it names is there', () => {
  const { services, secrets, volumes } = parse(read('deploy/compose.yaml'))
  for (const name of Object.keys(services.rainmaker.environment)) assert.ok(name in settingKinds, name)
  for (const service of Object.values<{ secrets: string[]; volumes: string[]; depends_on?: object }>(services)) {
    for (const secret of service.secrets) assert.ok(secret in secrets, secret)
    for (const volume of service.volumes) assert.ok((volume.split(':')[0] ?? '') in volumes, volume)
    for (const other of Object.keys(service.depends_on ?? {})) assert.ok(other in services, other)
  }
})

test('the container file copies and starts files that exist, with settings the server reads', () => {
  const text = read('deploy/Containerfile')
  const [, copied = ''] = text.match(/^COPY (package.*) \.\/$/m) ?? []
  for (const file of copied.split(' ')) assert.ok(existsSync(join(root, file)), file)
  assert.ok(existsSync(join(root, 'src/main.ts')) && text.includes('"src/main.ts"'))
  for (const [name] of text.matchAll(/\b(RAINMAKER_\w+)(?==)/g)) assert.ok(name in settingKinds, name)
})

test('the page about operations names settings and commands that exist', () => {
  for (const [name] of read('docs/operations.md').matchAll(/\b(?:RAINMAKER|OTEL_EXPORTER)_[A-Z_]+[A-Z]\b/g))
    assert.ok(name in settingKinds, name)
})
