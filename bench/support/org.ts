/** A local org in a process of its own, as users start it. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Access, ControlClient } from '../../local-org/index.ts'
import { createSalesforce, type Meter, type Salesforce } from '../../src/salesforce/index.ts'

const main = fileURLToPath(new URL('../../local-org/main.mjs', import.meta.url))

export interface OrgProcess extends Access {
  control: ControlClient
  /** Our client, under a name the ledger can tell. */
  client(name?: string, meter?: Meter): Salesforce
  stop(): Promise<void>
}

export async function startOrg(seed = 'empty'): Promise<OrgProcess> {
  const child = spawn(process.execPath, [main, '--json', '--seed', seed], { stdio: ['ignore', 'pipe', 'inherit'] })
  const access = await firstLine(child)
  const source = { current: async () => access, renew: async () => access }
  return {
    ...access,
    control: new ControlClient(access.controlUrl),
    client: (name = 'bench', meter) => {
      const made = createSalesforce({ session: source, apiVersion: '66.0', clientName: name })
      return meter ? made.with({ kind: 'step' }, meter) : made
    },
    async stop() {
      if (child.exitCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}

async function firstLine({ stdout }: ChildProcess): Promise<Access> {
  if (stdout) for await (const line of createInterface(stdout)) return JSON.parse(line) as Access
  assert.fail('the local org ended before it was ready')
}
