/** How events arrive: each feed hears in its own way and hands to the event log. */
export { type PushSettings, pushSettings } from './change-data/push-settings.ts'
export { type OrgClocks, orgClocks } from './polling/org-clock.ts'
export type { PollingStatus } from './polling/org-poller.ts'
export { createPolling, type Polling } from './polling/polling.ts'
