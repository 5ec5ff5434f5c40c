/** Front door of the local org: a Salesforce-compatible server on this machine, started in-process. */

export type { Access } from './access.ts'
export { ControlClient, ControlError } from './control/client.ts'
export type { LocalOrgOptions } from './settings.ts'
export { type LocalOrg, startLocalOrg } from './start-local-org.ts'
