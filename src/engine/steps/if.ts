/** Goes into the first branch whose condition holds. */
import { type IfStep, type Step, truth } from '../../workflows/index.ts'
import type { Doing } from './shop.ts'

/** Where the way goes on: `then`, `elseIf/0`, `else`, or nowhere. */
interface Chosen {
  branch: string | null
}

interface Way {
  name: string
  condition: string | null
  steps: Step[]
}

function waysOf(step: IfStep): Way[] {
  const more = step.elseIf ?? []
  return [
    { name: 'then', condition: step.if, steps: step.then },
    ...more.map((way, index) => ({ name: `elseIf/${index}`, condition: way.if, steps: way.then })),
    ...(step.else ? [{ name: 'else', condition: null, steps: step.else }] : []),
  ]
}

export const ifDoing: Doing<IfStep, Chosen> = {
  async result({ step, at, entry }) {
    entry.input = { if: step.if }
    for (const way of waysOf(step)) {
      if (way.condition === null || (await truth(way.condition, at.scope))) return { branch: way.name }
    }
    return { branch: null }
  },
  async follow({ step, at, shop, walk }, { branch }) {
    const way = waysOf(step).find(({ name }) => name === branch)
    if (way) await walk(way.steps, at, shop)
  },
}
