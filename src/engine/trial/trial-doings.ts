/** Steps that a dry run does otherwise: nothing outside is changed, nothing is waited for, other workflows are tried too. */

import type { PlannedChange } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import type { Store } from '../../store/index.ts'
import { fill, type HttpStep, type RunStep, type WaitStep } from '../../workflows/index.ts'
import type { WorkflowSource } from '../needs.ts'
import { newestNamed } from '../newest-named.ts'
import { type Branch, trunk } from '../steps/branch.ts'
import { httpDoing } from '../steps/http.ts'
import { httpRequest } from '../steps/http-request.ts'
import type { Doing, Doings } from '../steps/shop.ts'
import { Filtered, Stopped } from '../steps/signals.ts'

interface Parts {
  store: Pick<Store, 'db'>
  workflows: WorkflowSource
  plan(path: string, change: PlannedChange): void
}

export function trialDoings(parts: Parts): Doings {
  return { http: httpTrial(parts), wait: waitTrial, run: runTrial(parts) }
}

const reading = new Set(['GET', 'HEAD'])

function httpTrial({ plan }: Parts): Doing<HttpStep> {
  return {
    async result(attempt) {
      const { step, at, shop, entry } = attempt
      const { method } = step.http
      if (reading.has(method)) return httpDoing.result(attempt)
      const request = await httpRequest(step, at, (name) => shop.secret(at.run.workflow.id, name))
      entry.input = request.shown
      const nothing = { connectionId: null, object: null, recordId: null, recordName: null, fields: [] }
      plan(entry.path, { ...nothing, does: 'other', what: `Sends ${method} ${request.url}` })
      return { status: 200, headers: {}, body: null, dryRun: true }
    },
  }
}

const waitTrial: Doing<WaitStep> = {
  async result({ step: { wait }, at, shop, entry }) {
    entry.input = await fill(wait, at.scope)
    const now = new Date(shop.clock.now()).toISOString()
    return 'event' in wait ? { happened: false, until: now, dryRun: true } : { until: now, dryRun: true }
  },
}

const deepest = 5

function runTrial({ store, workflows }: Parts): Doing<RunStep> {
  return {
    async result({ step, at, shop, entry, walk }) {
      const filled = await fill({ run: step.run, with: step.with }, at.scope)
      const { run, with: record } = filled as { run: string; with: Record<string, unknown> }
      entry.input = { run, with: record }
      if (entry.path.split('/run:').length > deepest) throw tooDeep(run)
      const { id, version } = await newestNamed(store.db, run, at.run.workflow.tenantId)
      const workflow = await workflows.version(id, version)
      const { event } = at.run
      const child = { ...at.run, workflow, event: event && { ...event, object: run, record } }
      const branch: Branch = { ...trunk(child), prefix: `${entry.path}/run:/` }
      const outcome = await outcomeOf(walk(workflow.document.steps, branch, shop))
      return { runId: null, outcome, results: branch.results, dryRun: true }
    },
  }
}

async function outcomeOf(walking: Promise<void>): Promise<string | null> {
  try {
    await walking
    return null
  } catch (thrown) {
    if (thrown instanceof Filtered) return `filtered: ${thrown.by}`
    if (thrown instanceof Stopped) return `stopped: ${thrown.reason}`
    throw thrown
  }
}

function tooDeep(name: string): Problem {
  return new Problem('conflict', {
    what: `"${name}" would be the ${deepest + 1}th workflow in a row that another one runs.`,
    fix: 'Let workflows run each other in fewer steps.',
  })
}
