/** One life of the engine: from its start to its death in the middle of something. */
import { createAi } from '../../src/ai/index.ts'
import { createEngine, type Engine } from '../../src/engine/index.ts'
import { createOutside } from '../../src/outside/index.ts'
import { createSalesforce, type SessionSource } from '../../src/salesforce/index.ts'
import { createWorkflows, type Workflows } from '../../src/workflows/index.ts'
import { silent } from '../support/store.ts'
import { type MortalStore, mortalStore } from './mortal-store.ts'
import type { World } from './world.ts'

export interface Life extends Pick<MortalStore, 'isDead' | 'dieAt' | 'die'> {
  engine: Engine
  workflows: Workflows
}

const settings = { runsAtOnce: 500, settleSeconds: 0.5, pollSeconds: 3600, eventDays: 30, aiTokens: 0 }

/** `clock` may jump. Rejects never: a life that dies while it begins is over. */
export async function beginLife(world: World, clock: { now(): number }): Promise<Life> {
  const { store, isDead, dieAt, die } = await mortalStore(world.ground)
  const { connectionId, catalog } = world
  const salesforce = createSalesforce({
    session: sessionOf(world, isDead),
    apiVersion: '66.0',
    clientName: 'Rainmaker',
    onCall: (report) => engine.onCall(connectionId, report),
  })
  const workflows = createWorkflows({ store, catalog })
  const engine = createEngine({
    ...{ settings, store, catalog, workflows, clock, log: silent },
    outside: createOutside({ allowHosts: '127.0.0.1' }),
    ai: createAi({ aiUrl: '', aiKeyFile: '', aiModel: '' }),
    connections: {
      salesforce: () => salesforce,
      describe: (_id, object) => world.describe(object),
      pick: async () => ({ id: connectionId }),
      get: async () => ({ settings: { pollSeconds: 3600 } }),
    },
  })
  await engine.start()
  return { engine, workflows, isDead, dieAt, die }
}

/** The dead ask for nothing more. */
function sessionOf({ session }: World, isDead: () => boolean): SessionSource {
  const never = () => new Promise<never>(() => undefined)
  return {
    current: () => (isDead() ? never() : session.current()),
    renew: (stale) => (isDead() ? never() : session.renew(stale)),
  }
}
