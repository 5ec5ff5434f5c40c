/** Names values for later steps. */
import { fill, type SetStep } from '../../workflows/index.ts'
import type { Doing } from './shop.ts'

export const setDoing: Doing<SetStep> = {
  result: (step, at) => fill(step.set, at.scope),
  follow(_step, output, at) {
    Object.assign(at.scope.json, output)
    Object.assign(at.results, output)
  },
}
