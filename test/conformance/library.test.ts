/** The package as another program has it: built, imported by name, typed, against a local org. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { startLocalOrg } from '../../local-org/index.ts'
import { clientFile } from '../../src/cli/generate/client-file.ts'
import { connect } from '../../src/library/index.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

const program = `
import { connect, createLead, findLead, getLead, Problem } from 'rainmaker'
import { startLocalOrg } from 'rainmaker/local-org'
import { typed } from './org.ts'

const org = connect({ loginUrl: process.argv[2]!, clientId: process.argv[3]!, clientSecret: process.argv[4]! })
const made = await createLead(org, { lastName: 'Doe', company: 'Acme', Fax: '1' })
const lead = await getLead(org, { id: made.id })
const several = await createLead.many(org, [{ lastName: 'A', company: 'B' }, { lastName: 'C', company: 'D', email: 'no address' }])
const refused = await findLead(org, { lastName: 'Nobody', onMany: 'first' }).then((found) => found.found, (thrown) => thrown instanceof Problem)
const mine = typed(org)
const [account] = await mine.create('Account', [{ Name: 'Typed', Industry: 'Banking' }])
const id = account?.ok ? account.value.id : ''
await mine.update('Account', [{ id, fields: { NumberOfEmployees: 12 } }])
const [row] = await mine.list('Account', { fields: ['Name', 'NumberOfEmployees'], where: { Name: 'Typed' } })
const employees: number | null | undefined = row?.NumberOfEmployees
const kit = await startLocalOrg({ seed: 'empty' })
const { created } = await createLead(connect(kit), { lastName: 'Doe', company: 'Kit' })
await kit.close()
console.log(JSON.stringify({ created, company: lead.record?.Company, several: several.map(({ ok }) => ok), refused, employees, calls: org.apiCalls() }))
`

const wrong = `
import { createLead, type Org } from 'rainmaker'
import type { NewAccount } from './org.ts'
declare const org: Org
// @ts-expect-error: a company is required
void createLead(org, { lastName: 'Doe' })
// @ts-expect-error: numbers are numbers
void createLead(org, { lastName: 'Doe', company: 'Acme', annualRevenue: 'much' })
// @ts-expect-error: an account has a name
export const account: NewAccount = { Industry: 'Banking' }
`

/** The compiler is at work twice. */
const timeout = 450_000

test('a program imports the built package, its types hold, and it does its work in few calls', {
  timeout,
}, async (t) => {
  await run(process.execPath, ['scripts/build-library.mjs'], { cwd: root })
  const org = await startLocalOrg({ seed: 'demo' })
  const folder = await mkdtemp(join(tmpdir(), 'library-'))
  t.after(() => Promise.all([org.close(), rm(folder, { recursive: true })]))
  const { clientId, clientSecret } = org
  const here = connect({ loginUrl: org.url, clientId, clientSecret })
  const objects = await Promise.all(['Account', 'Contact'].map((name) => here.context.describe(name)))

  await mkdir(join(folder, 'node_modules', '@types'), { recursive: true })
  await symlink(root, join(folder, 'node_modules', 'rainmaker'))
  await symlink(join(root, 'node_modules', '@types', 'node'), join(folder, 'node_modules', '@types', 'node'))
  const files = {
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({
      extends: `${root}/tsconfig.json`,
      compilerOptions: { typeRoots: [`${root}/node_modules/@types`] },
      include: ['*.ts'],
    }),
    'org.ts': clientFile(org.url, objects),
    'main.ts': program,
    'wrong.ts': wrong,
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  await run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', folder])
  const { stdout } = await run(process.execPath, ['main.ts', org.url, clientId, clientSecret], {
    cwd: folder,
  })
  const { created, company, several, refused, employees, calls } = JSON.parse(stdout)
  assert.equal(created, true, 'the test kit starts an org of its own')
  assert.equal(company, 'Acme')
  assert.deepEqual(several, [true, false])
  assert.equal(refused, false)
  assert.equal(employees, 12)
  assert.ok(calls <= 10, `${calls} calls`)
})
