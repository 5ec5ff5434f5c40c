/** Ready-made workflows. */

/** A ready-made workflow. */
export interface TemplateInfo {
  id: string
  name: string
  description: string
  trigger: string
  steps: number
  /** Kinds of steps and actions it is made of. */
  uses: string[]
  source: string
  /** What is done in the local org so that it has something to do; null: this server has no local org. */
  occasion: string | null
  /** It is there already. */
  workflowId: string | null
  active: boolean
}
