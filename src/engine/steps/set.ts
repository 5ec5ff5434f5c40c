/** Names values for later steps. */
import { fill, type SetStep } from '../../workflows/index.ts'
import type { Doing } from './shop.ts'

export const setDoing: Doing<SetStep> = {
  result: ({ step, at }) => fill(step.set, at.scope),
  follow({ at }, values) {
    Object.assign(at.scope.json, values)
    Object.assign(at.results, values)
  },
}
