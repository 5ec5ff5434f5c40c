/** Front door of outbound messages. */

export type { Delivery } from './delivery.ts'
export { createOutbound, type Outbound } from './outbound.ts'
