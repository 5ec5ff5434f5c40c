/** Whether a workflow may start itself, or another one and that one it: found from what is written and what is heard. */
import type { WorkflowDocument } from '../workflows/index.ts'
import { insideOf, type Step } from '../workflows/index.ts'
import type { Parts } from './parts.ts'

type Needed = Pick<Parts, 'catalog' | 'workflows'>

/** One sentence for each circle. Changes of our own are not heard unless a trigger asks for them: only those close a circle. */
export async function loopsOf(parts: Needed, document: WorkflowDocument): Promise<string[]> {
  const others = await activeBut(parts, document.name)
  const own = heardObject(parts, document)
  const written = writtenObjects(parts, document.steps)
  const found: string[] = []
  if (own && document.trigger.ownChanges && written.has(own)) {
    found.push(`It writes ${own} and hears its own changes: the chain is ended after 5 runs.`)
  }
  for (const other of others) {
    const heard = heardObject(parts, other)
    if (!heard || !other.trigger.ownChanges || !written.has(heard)) continue
    const back = own && document.trigger.ownChanges && writtenObjects(parts, other.steps).has(own)
    found.push(
      back
        ? `It and “${other.name}” start each other over ${heard}: the chain is ended after 5 runs.`
        : `What it writes to ${heard} starts “${other.name}”.`,
    )
  }
  return found
}

async function activeBut({ workflows }: Needed, name: string): Promise<WorkflowDocument[]> {
  const active = (await workflows.list()).filter((one) => one.active && one.name !== name)
  return Promise.all(active.map(async ({ id }) => (await workflows.get(id)).document))
}

function heardObject({ catalog }: Needed, { trigger }: WorkflowDocument): string | null {
  const kind = catalog.trigger(trigger.on)
  const settings = kind.input.safeParse(trigger.with)
  return settings.success ? (kind.watch(settings.data)?.object ?? null) : null
}

function writtenObjects({ catalog }: Needed, steps: Step[]): Set<string> {
  const objects = new Set<string>()
  const visit = (step: Step) => {
    if ('action' in step) {
      const { effect, object } = catalog.action(step.action)
      const named = step.with['object']
      if (effect !== 'read') objects.add(object ?? (typeof named === 'string' ? named : ''))
    }
    for (const { steps: inside } of insideOf(step)) inside.forEach(visit)
  }
  steps.forEach(visit)
  return objects
}
