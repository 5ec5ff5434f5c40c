/** Ours, as it is started with PostgreSQL: what it spends counts with the database's. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { openSite, type Site } from '../runs/site.ts'
import { findIfUpsert, tookOf } from '../runs/work.ts'
import { memoryMb } from '../support/measure.ts'
import type { Contender } from './contender.ts'

export async function startRainmaker(): Promise<{ site: Site; contender: Contender }> {
  const site = await openSite()
  await site.activate(findIfUpsert('webhook'))
  return {
    site,
    contender: {
      name: 'Rainmaker',
      url: await site.hook('speed'),
      spent() {
        const { servers, postgres } = site.spent()
        return servers + postgres
      },
      memory: () => memoryMb(site.fleet.alive()[0]?.pid ?? 0),
      async written(salt, count) {
        for (let waited = 0; waited < 60_000; waited += 250) {
          const took = await tookOf(site, salt)
          if (took.length === count) return took.map(({ written }) => written)
          await sleep(250)
        }
        assert.fail(`${count} records were to be written within a minute`)
      },
      stop: () => site.close(),
    },
  }
}
