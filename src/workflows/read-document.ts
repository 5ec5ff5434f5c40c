/** From a value to a workflow document of the right shape; of one with mistakes, what can be read of it. */
import type { Mistake } from './mistakes.ts'
import { mistakesOfShape } from './mistakes-of-shape.ts'
import { type WorkflowDocument, workflowDocument } from './shape.ts'
import { createRemover } from './take-out.ts'

export interface Reading {
  /** With defaults filled in, and something harmless in place of what cannot be read; null when nothing can. */
  document: WorkflowDocument | null
  mistakes: Mistake[]
  /** Names of steps and values in what cannot be read. */
  lost: Set<string>
}

/** Taking a wrong part out may show that it was needed, and then that the step around it was. */
const rounds = 5

export function readDocument(value: unknown): Reading {
  const first = workflowDocument.safeParse(value)
  if (first.success) return { document: first.data as WorkflowDocument, mistakes: [], lost: new Set() }
  const mistakes = first.error.issues.flatMap((issue) => mistakesOfShape(issue, value))
  const remover = createRemover(value)
  let { issues } = first.error
  for (let round = 0; round < rounds; round++) {
    for (const issue of issues) remover.takeOut(issue)
    const read = workflowDocument.safeParse(remover.rest())
    if (read.success) return { document: read.data as WorkflowDocument, mistakes, lost: remover.lost }
    issues = read.error.issues
  }
  return { document: null, mistakes, lost: remover.lost }
}
