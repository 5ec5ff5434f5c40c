/** Keeps workflows from starting themselves and each other without end. */
export { echoJudge, type Judge } from './judge.ts'
export { fromOutside, type Origin } from './origin.ts'
export { stopChains } from './stop-chains.ts'
