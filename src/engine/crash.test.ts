import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, type TestContext, test } from 'node:test'
import { type Lab, openLab } from '../../test/support/engine-lab.ts'
import { type TinyOrg, tinyOrg } from '../../test/support/engine-org.ts'
import { testStore } from '../../test/support/store.ts'
import type { Store } from '../store/index.ts'
import type { CrashPoint } from './crash-points.ts'

const program = fileURLToPath(new URL('../../test/support/engine-server.ts', import.meta.url))
const common = { onError: 'stop' as const }
const find = { ...common, id: 'found', action: 'findRow', with: { key: '{{ json.key }}' } }
const create = { ...common, id: 'made', action: 'createRow', with: { key: '{{ json.found.key }}' } }
const put = { ...common, id: 'put', action: 'upsertRow', with: { key: 'put-{{ json.key }}' } }
const steps = [find, { ...common, id: 'branch', if: 'json.found.id', then: [create] }, put]
const keys = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `k${at}` }))

interface Scene {
  store: Store & { url: string }
  org: TinyOrg
  lab: Lab
  /** A process with an engine; `crashAt` names the place where it ends itself. */
  server(crashAt?: string): Promise<ChildProcess>
}

/** The engine here starts no runs but only puts them in line: its database is asked, its crew never claims. */
async function setScene(t: TestContext): Promise<Scene> {
  const store = await testStore()
  const org = await tinyOrg()
  const children: ChildProcess[] = []
  t.after(async () => {
    for (const child of children) child.kill('SIGKILL')
    await org.close()
  })
  const server = async (crashAt = '') => {
    const env = { ...process.env, DATABASE_URL: store.url, ORG_URL: org.url, RAINMAKER_CRASH_AT: crashAt }
    const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    return child
  }
  return { store, org, lab: openLab({ store, orgUrl: org.url }), server }
}
