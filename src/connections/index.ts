/** Which orgs we may speak to: sign-in, sealed tokens, renewal, health, diagnosis. */
export { type MissingRight, mergeNeeds, type Need, type PreflightRow, preflight } from './checks/index.ts'
export type * from './connection.ts'
export { type Connections, type ConnectionsOptions, createConnections } from './connections.ts'
export { openMasterKey } from './master-key.ts'
export { permissionSetName, permissionSetZip } from './permission-set.ts'
