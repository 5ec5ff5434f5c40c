/** Outbound messages as a person sets them up: their addresses here, and what sends them in the org. */
import { isDeepStrictEqual } from 'node:util'
import type { OutboundSetUp } from '../../../../connector/index.ts'
import { Problem } from '../../../../problems.ts'
import type { Salesforce } from '../../../../salesforce/index.ts'
import type { Database } from '../../../../store/index.ts'
import { type Hook, listHooks, newSecret, removeHook, saveHook, secretTest } from '../hooks.ts'
import type { NamedMessage } from './message-package.ts'
import { checkReach } from './reach.ts'
import { type Check, check, setUp, takeDown } from './set-up.ts'

export interface OutboundWish extends NamedMessage {
  connectionId: string
  /** Read the records when a message comes. */
  readAnew: boolean
  /** What shall send it; null when somebody sets that up by hand. */
  deploy: OutboundSetUp | null
}

/** One of a connection's messages. */
export type OutboundKey = Pick<OutboundWish, 'connectionId' | 'name'>

interface Parts {
  connections: { salesforce(id: string): Salesforce }
}

export function managingOutbound(parts: () => Parts, db: Database) {
  const org = (connectionId: string) => parts().connections.salesforce(connectionId).with({ kind: 'setup' })

  async function save(wish: OutboundWish, baseUrl: string): Promise<{ hook: Hook; url: string }> {
    const { name, object, connectionId, readAnew, deploy } = wish
    const secret = newSecret()
    const url = `${baseUrl.replace(/\/$/, '')}/hooks/outbound/${secret}`
    if (deploy) {
      await checkReach(org(connectionId), baseUrl)
      await setUp(org(connectionId), { name, object, url, ...deploy })
    }
    // After the org has taken it: an old address serves until then, and what comes meanwhile is sent again.
    const settings = { readAnew, deploy }
    const hook = await saveHook(db, { kind: 'outbound', name, connectionId, object, settings, secret })
    return { hook, url }
  }

  async function look(key: OutboundKey): Promise<Check> {
    const { id, name, object } = await named(db, key)
    const isOurs = await secretTest(db, id)
    return check(org(key.connectionId), { name, object: object ?? '' }, (url) => isOurs(url.split('/').at(-1) ?? ''))
  }

  return {
    list: (connectionId?: string) => listHooks(db, 'outbound', connectionId),
    save,
    check: look,
    /** Sets it up unless it stands just so. */
    async keepUp(wish: OutboundWish, baseUrl: string): Promise<void> {
      const [hook] = (await listHooks(db, 'outbound', wish.connectionId)).filter(({ name }) => name === wish.name)
      const isSame = hook?.object === wish.object && isDeepStrictEqual(hook.settings['deploy'], wish.deploy)
      if (!isSame || !(await look(wish)).ok) await save(wish, baseUrl)
    },
    async remove(key: OutboundKey): Promise<void> {
      const { object, settings } = await named(db, key)
      if (settings['deploy']) await takeDown(org(key.connectionId), { name: key.name, object: object ?? '' })
      await removeHook(db, 'outbound', key.name, key.connectionId)
    },
  }
}

async function named(db: Database, { connectionId, name }: OutboundKey): Promise<Hook> {
  const hook = (await listHooks(db, 'outbound', connectionId)).find((one) => one.name === name)
  if (hook) return hook
  throw new Problem('not-found', {
    what: `There is no outbound message "${name}".`,
    fix: 'List the outbound messages of the connection.',
  })
}
