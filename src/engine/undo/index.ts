/** Undoing a run: old values come back, created records go, deleted ones return; what others changed since stays. */
export { planUndo } from './plan-undo.ts'
export { undoRun } from './undo-run.ts'
