/** How events arrive: each feed hears in its own way and hands to the event log. */
export { type OrgClocks, orgClocks } from './polling/org-clock.ts'
export { createPolling, type Polling, type PollingOptions, type PollingStatus } from './polling/polling.ts'
