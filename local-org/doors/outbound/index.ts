/** Front door of outbound messages. */

export { createOutbound, type Delivery, type Outbound } from './outbound.ts'
