/** Events of one's own systems, webhooks and schedules belong to no org: they start workflows of any connection. */
export const noConnection = '00000000-0000-0000-0000-000000000000'
