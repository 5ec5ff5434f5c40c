/** One look of a user at a record. */
export interface Touch {
  object: string
  id: string
  /** Epoch ms of org time. */
  at: number
}
