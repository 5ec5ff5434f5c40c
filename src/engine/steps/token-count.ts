/** What a run has spent on language models, counted on through restarts. */
import type { RunUnderWay } from '../runs/run.ts'
import type { Shop } from './shop.ts'

const spends = new WeakMap<RunUnderWay, Promise<{ tokens: number }>>()

/** Begins with what the journal tells of finished AI steps. */
export function spendOf(run: RunUnderWay, shop: Shop): Promise<{ tokens: number }> {
  const spend = spends.get(run) ?? begun(run, shop)
  spends.set(run, spend)
  return spend
}

async function begun({ id, epoch }: RunUnderWay, shop: Shop): Promise<{ tokens: number }> {
  return { tokens: epoch <= 1 ? 0 : await shop.journalled.tokens(id) }
}
