/** A message to a client. */
export type Reply = Record<string, unknown>
