/**
 * Events of one's own systems, webhooks and schedules belong to no org: they start workflows of any connection of their tenant. In
 * place of a connection they carry the tenant's id, which is told by its zeros.
 */
import { firstTenant } from '../../store/index.ts'

const zeros = firstTenant.slice(0, -12)

/** Whether an event with this in place of a connection's id comes from no org. */
export const isNoConnection = (connectionId: string): boolean => connectionId.startsWith(zeros)
