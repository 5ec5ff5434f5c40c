/** Outbound messages as a person sets them up: their addresses here, and what sends them in the org. */
import { createHash } from 'node:crypto'
import { Problem } from '../../../../problems.ts'
import type { Salesforce } from '../../../../salesforce/index.ts'
import { type Database, rowsOf } from '../../../../store/index.ts'
import { type Hook, listHooks, removeHook, saveHook } from '../hooks.ts'
import { type Check, check, type Sending, setUp, takeDown } from './set-up.ts'

export interface OutboundWish extends Pick<Sending, 'name' | 'object'> {
  connectionId: string
  /** Read the records when a message comes. */
  readAnew: boolean
  /** What shall send it; null when somebody sets that up by hand. */
  deploy: Pick<Sending, 'on' | 'fields' | 'conditions'> | null
}

interface Parts {
  connections: { salesforce(id: string): Salesforce }
}

export function managingOutbound(parts: () => Parts, db: Database) {
  const org = (connectionId: string) => parts().connections.salesforce(connectionId).with({ kind: 'setup' })
  return {
    list: (connectionId?: string) => listHooks(db, 'outbound', connectionId),
    async save(wish: OutboundWish, baseUrl: string): Promise<{ hook: Hook; url: string }> {
      const { name, object, connectionId, readAnew, deploy } = wish
      const settings = { readAnew, deploy }
      const { hook, secret } = await saveHook(db, { kind: 'outbound', name, connectionId, object, settings })
      const url = `${baseUrl.replace(/\/$/, '')}/hooks/outbound/${secret}`
      if (deploy) await setUp(org(connectionId), { name, object, url, ...deploy })
      return { hook, url }
    },
    async check(name: string): Promise<Check> {
      const hook = await named(db, name)
      const hash = await hashOf(db, hook.id)
      const isOurs = (url: string) =>
        createHash('sha256')
          .update(url.split('/').at(-1) ?? '')
          .digest()
          .equals(hash)
      return check(org(hook.connectionId ?? ''), { name, object: hook.object ?? '' }, isOurs)
    },
    async remove(name: string): Promise<void> {
      const { object, connectionId, settings } = await named(db, name)
      const deployed = settings['deploy'] as OutboundWish['deploy']
      if (deployed && connectionId) {
        // The address of a message that goes is of no interest any more.
        await takeDown(org(connectionId), { name, object: object ?? '', url: 'https://localhost/removed', ...deployed })
      }
      await removeHook(db, 'outbound', name)
    },
  }
}

async function named(db: Database, name: string): Promise<Hook> {
  const hook = (await listHooks(db, 'outbound')).find((one) => one.name === name)
  if (hook) return hook
  throw new Problem('not-found', {
    what: `There is no outbound message "${name}".`,
    fix: 'List the outbound messages of the connection.',
  })
}

async function hashOf(db: Database, id: string): Promise<Buffer> {
  const [row] = await rowsOf<{ secret_hash: Buffer }>(db, 'select secret_hash from hook where id = $1', [id])
  return row?.secret_hash ?? Buffer.alloc(0)
}
