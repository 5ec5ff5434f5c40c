/** Front door of the control door: the switchboard, the ledger and what drives them. */

export type { Control } from './answering.ts'
export { createControl } from './control.ts'
export { controlPath } from './control-path.ts'
export type { Controlled } from './endpoint.ts'
export type { Plan } from './faults/effects.ts'
export { faultGround } from './faults/fault-ground.ts'
export { createFaults, type Faults } from './faults/faults.ts'
export { createLedger, type Ledger, type LedgerEntry } from './ledger.ts'
export { Snapshots } from './snapshots.ts'
