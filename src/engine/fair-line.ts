/**
 * Shares the line of runs among workflows: each workflow's runs are given places in turn from the place served now, so that
 * one with a hundred thousand runs in line does not keep the next one's first run waiting behind all of them. (Start-time
 * fair queueing: https://doi.org/10.1109/90.649569)
 */
export interface FairLine {
  /** The place of the workflow's next run; a lower one goes first. */
  placeOf(workflowId: string): number
  /** The place being served: for runs that were under way already. */
  front(): number
  /** Runs of this place are taken now. */
  reached(place: number): void
}

/** So many runs of a workflow go together: taking turns one by one would tear apart what can be gathered. */
const runsAPlace = 50
const rememberedWorkflows = 1000

export function createFairLine(front: number): FairLine {
  const tails = new Map<string, number>()
  return {
    placeOf(workflowId) {
      const tail = Math.max(tails.get(workflowId) ?? 0, front * runsAPlace) + 1
      tails.set(workflowId, tail)
      return Math.floor(tail / runsAPlace)
    },
    front: () => front,
    reached(place) {
      if (place <= front) return
      front = place
      if (tails.size < rememberedWorkflows) return
      // A tail that was passed says nothing more.
      for (const [id, tail] of tails) if (tail < front * runsAPlace) tails.delete(id)
    },
  }
}
