/** The thread in which templates run that may take long: it has no secrets, little memory, and can be ended at any time. */
import { parentPort } from 'node:worker_threads'
import { createLanguage } from './language.ts'
import { reasonOf } from './reason.ts'
import { type ReadTemplate, readTemplate, type Scope } from './template.ts'
import type { Answer, Job } from './workers.ts'

const liquid = createLanguage(2_000_000)
const known = new Map<string, ReadTemplate>()

function read(source: string): ReadTemplate {
  const made = known.get(source) ?? readTemplate(liquid, source)
  if (known.size >= 500) known.clear()
  known.set(source, made)
  return made
}

function answer({ source, scope }: Job): Answer {
  try {
    const template = read(source)
    if (scope === null) return { ok: true, value: { single: template.single, facts: template.facts } }
    return { ok: true, value: template.give(scope as Scope) }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  }
}

parentPort?.on('message', (job: Job) => parentPort?.postMessage(answer(job)))
parentPort?.postMessage('ready')
