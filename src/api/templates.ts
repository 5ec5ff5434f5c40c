/** The ready-made workflows of templates/, and how one is put to use or tried in the local org. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { TemplateInfo, WorkflowDetail } from '../contract/index.ts'
import { Problem } from '../problems.ts'
import { stepKind, walkSteps } from '../workflows/index.ts'
import { localOrg } from './local-org-door.ts'
import { makeHappen, type Stage } from './make-happen.ts'
import { type Occasion, occasions } from './occasions.ts'
import type { Parts } from './parts.ts'

const folder = new URL('../../templates/', import.meta.url)
/** Stamps of records are whole seconds: what happens in the very second of the activation may be older than it. */
const afterActivationMs = 1_100

export async function listTemplates(parts: Parts): Promise<TemplateInfo[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort()
  const saved = new Map((await parts.workflows.list()).map((one) => [one.name, one]))
  const hasOrg = await localOrg(parts.settings.dataDir).then(
    () => true,
    () => false,
  )
  return Promise.all(
    files.map(async (file): Promise<TemplateInfo> => {
      const id = file.replace(/\.yaml$/, '')
      const source = await readFile(new URL(file, folder), 'utf8')
      const { name, description = '', trigger, steps } = parts.workflows.check(source)
      const uses: string[] = []
      walkSteps(steps, ({ step }) => uses.push('action' in step ? step.action : stepKind(step)))
      const workflow = saved.get(name)
      return {
        ...{ id, name, description, source, trigger: trigger.on, steps: uses.length },
        uses: [...new Set(uses)],
        occasion: hasOrg ? (occasions[id]?.says ?? null) : null,
        workflowId: workflow?.id ?? null,
        active: workflow?.active ?? false,
      }
    }),
  )
}

/** Saves it as a workflow of the user's own, unless one of its name is there already. Throws `not-found`. */
export async function takeTemplate(parts: Parts, id: string): Promise<WorkflowDetail> {
  const template = (await listTemplates(parts)).find((one) => one.id === id)
  if (!template) throw noSuchTemplate(id)
  if (template.workflowId) return parts.workflows.get(template.workflowId)
  return parts.workflows.save(await withStandIns(parts, template.source))
}

/** Turns it on and makes something happen in the local org. Throws `not-found` without one. */
export async function tryTemplate(parts: Parts, id: string): Promise<WorkflowDetail> {
  const { workflows, engine, connections, settings } = parts
  const occasion: Occasion = occasions[id] ?? { says: '', then: [{ payload: {} }] }
  const org = await localOrg(settings.dataDir)
  const workflow = await takeTemplate(parts, id)
  const stage: Stage = { engine, org, workflowId: workflow.id, names: new Map(), mark: Date.now().toString(36) }
  const pollAll = async () => Promise.all((await connections.list()).map(({ id: org }) => engine.pollNow(org)))
  await makeHappen(stage, occasion.given ?? [])
  if (!workflow.active) {
    // What was given is to be there, and not to be what starts it.
    await pause(occasion.given ? afterActivationMs : 0)
    await workflows.setActive(workflow.id, true)
    await engine.workflowsChanged()
    await pause(afterActivationMs)
    // What was given is known before it changes: else both would be one event, of a new record.
    await pollAll()
  }
  await makeHappen(stage, occasion.then)
  void pollAll()
  return workflows.get(workflow.id)
}

/** Addresses that stand for the user's own become those of the programs `rainmaker start` plays them with. */
async function withStandIns({ settings }: Parts, source: string): Promise<string> {
  const text = await readFile(join(settings.dataDir, 'stand-in.json'), 'utf8').catch(() => null)
  if (text === null) return source
  const { url } = JSON.parse(text) as { url: string }
  return source.replaceAll(/https:\/\/\w+\.example\.com/g, url)
}

function noSuchTemplate(id: string): Problem {
  return new Problem('not-found', { what: `There is no template "${id}".`, fix: 'List them: GET /api/v1/templates.' })
}
