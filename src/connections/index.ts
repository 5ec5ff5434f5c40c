/** Which orgs we may speak to: sign-in, sealed tokens, renewal, health, diagnosis. */
export { mergeNeeds, type Need, preflight } from './checks/index.ts'
export type { Connections } from './connections.ts'
export { type ConnectionsOptions, createConnections } from './create-connections.ts'
export { openMasterKey } from './master-key.ts'
export { permissionSetZip } from './permission-set.ts'
export { type SealedSecrets, sealedSecrets } from './sealed-secrets.ts'
export type { SignInAnswer } from './sign-in.ts'
