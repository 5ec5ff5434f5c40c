/** Turns workflows on and off, with what their triggers need in the org. */
import { z } from 'zod'
import { type OutboundSetUp, outboundSetUp } from '../connector/index.ts'
import { asProblem, Problem } from '../problems.ts'
import type { SavedWorkflow } from '../workflows/index.ts'
import { checkTrigger } from './check-trigger.ts'
import type { Parts } from './parts.ts'

/** An outbound message that the trigger wants set up in the org. */
interface Wanted {
  connectionId: string
  name: string
  object: string
  deploy: OutboundSetUp
}

const settings = z.object({ object: z.string(), message: z.string(), setUp: outboundSetUp })

type Switching = Pick<Parts, 'catalog' | 'workflows' | 'engine' | 'connections' | 'publicUrl'>

export function switching({ catalog, workflows, engine, connections, publicUrl }: Switching) {
  async function wantedBy({ document }: SavedWorkflow): Promise<Wanted | null> {
    if (document.trigger.on !== 'outboundMessage') return null
    const read = settings.safeParse(document.trigger.with)
    if (!read.success) return null
    const { id: connectionId } = await connections.pick(document.trigger.connection)
    const { object, message: name, setUp: deploy } = read.data
    return { connectionId, name, object, deploy }
  }

  /** Whether another workflow that is on listens to the same message. */
  async function isShared(workflow: SavedWorkflow, { connectionId, name }: Wanted): Promise<boolean> {
    const others = (await workflows.list()).filter(({ id, active }) => active && id !== workflow.id)
    const wanted = await Promise.all(others.map(async ({ id }) => wantedBy(await workflows.get(id))))
    return wanted.some((other) => other?.connectionId === connectionId && other.name === name)
  }

  async function takeDown(workflow: SavedWorkflow): Promise<void> {
    const wanted = await wantedBy(workflow)
    if (!wanted || (await isShared(workflow, wanted))) return
    try {
      await engine.inbox.outbound.remove(wanted)
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.code === 'not-found') return
      throw left(asProblem(thrown), wanted)
    }
  }

  return {
    /** By id or name. Sets up what the trigger needs before the workflow is on. Throws the Problem of the org, and nothing is on then. */
    async on(idOrName: string): Promise<SavedWorkflow> {
      const workflow = await workflows.get(idOrName)
      await connections.pick(workflow.document.trigger.connection)
      await checkTrigger({ catalog, connections }, workflow.document)
      const wanted = await wantedBy(workflow)
      if (wanted) await engine.inbox.outbound.keepUp({ ...wanted, readAnew: true }, publicUrl())
      await workflows.setActive(workflow.id, true)
      await engine.workflowsChanged()
      return workflows.get(workflow.id)
    },
    /** By id or name. It is off even when what it needed cannot be taken out of the org: the Problem says so. */
    async off(idOrName: string): Promise<SavedWorkflow> {
      const workflow = await workflows.get(idOrName)
      await workflows.setActive(workflow.id, false)
      await engine.workflowsChanged()
      if (workflow.active) await takeDown(workflow)
      return workflows.get(workflow.id)
    },
  }
}

function left(problem: Problem, { name }: Wanted): Problem {
  return new Problem(problem.code, {
    ...problem.details,
    what: `The workflow is off; its outbound message ${name} is still in the org: ${problem.details.what}`,
    fix: `${problem.details.fix} Then: rainmaker outbound remove ${name}.`,
  })
}
