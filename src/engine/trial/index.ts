/** Trying a workflow: with a sample record, against live data, without a write. */
export { dryRun } from './dry-run.ts'
export { type SampleWish, sampleFor } from './sample.ts'
