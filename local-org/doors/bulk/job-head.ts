/** The members every answer about a bulk job begins with, in both APIs. */

export interface JobFacts {
  id: string
  operation: string
  object: string
  createdById: string
  /** Epoch ms of org time. */
  createdAt: number
  changedAt: number
  state: string
}

/** `stamp` spells instants: the two APIs do it differently. */
export function jobHead(job: JobFacts, stamp: (ms: number) => string) {
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: stamp(job.createdAt),
    systemModstamp: stamp(job.changedAt),
    state: job.state,
  }
}
