/** The outside world over HTTP: what a workflow names may be asked for, our own machine and network may not. */
export { isPublic, type Range, readRanges } from './address.ts'
export { createOutside, type Outside, type OutsideAnswer, type OutsideRequest } from './outside.ts'
