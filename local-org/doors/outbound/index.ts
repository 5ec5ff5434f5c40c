/** Front door of outbound messages. */

export type { OutboundMessage } from './definition.ts'
export { createOutbound, type Delivery, type Outbound } from './outbound.ts'
