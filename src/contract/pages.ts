/** Lists in pages, and answers to queries. */

export interface Page<T> {
  items: T[]
  /** Give it back as `cursor` for the next page; null at the end. */
  next: string | null
}

export interface QueryAnswer {
  records: Record<string, unknown>[]
  totalSize: number
  /** False when `limit` cut the result. */
  complete: boolean
  apiCalls: number
  ms: number
}
