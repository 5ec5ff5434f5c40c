/** A set of wishes of one operation, and how it becomes XML and back. */
import type { About } from '../refusals/index.ts'
import type { XmlElement } from './read-xml.ts'

export interface SoapSet<Wish, Done> {
  /** Name of the operation, 'convertLead'. */
  operation: string
  /** Wishes one call may carry. */
  perCall: number
  /** Throws a Problem for a wish that need not be sent to be refused. */
  write(wish: Wish): string
  /** What a successful `result` says. */
  read(result: XmlElement): Done
  about(wish: Wish): About
}
