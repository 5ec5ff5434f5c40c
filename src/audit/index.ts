/** The audit log: what people, programs and agents changed, in one chain of hashes. */
export { type Audit, type AuditFilter, createAudit } from './audit.ts'
export { canonical, hashOf } from './canonical.ts'
export type { AuditEntry, AuditLine, Who } from './entry.ts'
