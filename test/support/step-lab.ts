/** For tests of steps: an engine, a web server and a language model's endpoint, each of which does as the test says. */
import { createSecretKey, randomBytes } from 'node:crypto'
import { createAi } from '../../src/ai/index.ts'
import { sealedSecrets } from '../../src/connections/index.ts'
import type { RunDetail } from '../../src/contract/index.ts'
import type { Store } from '../../src/store/index.ts'
import type { Step } from '../../src/workflows/index.ts'
import { type Lab, openLab } from './engine-lab.ts'
import { type TinyOrg, tinyOrg } from './engine-org.ts'
import { type ModelServer, type Said, startModelServer } from './model-server.ts'
import { readSteps } from './read-steps.ts'
import { type Reply, type ScriptedServer, startScriptedServer } from './scripted-server.ts'
import { testStore } from './store.ts'

type Output = Record<string, unknown> & { body: unknown; results: Record<string, unknown> }

export interface StepLab extends Lab {
  store: Store
  org: TinyOrg
  web: ScriptedServer
  model: ModelServer
  /** What the web server answers; `nth` counts from 1. */
  reply: (path: string, nth: number) => Reply
  /** What the model says; `nth` counts from 0. */
  say: (nth: number) => Said
  /** Steps of a YAML text in which `$web` stands for the web server. */
  steps(text: string): Step[]
  /** Runs them once, to the end. */
  run(text: string, payload?: Record<string, unknown>): Promise<RunDetail>
  /** Saves them under a name; returns the workflow's id. */
  saveNamed(name: string, text: string): Promise<string>
  /** Forgets what was asked, and answers as at the beginning. */
  clear(): void
  close(): Promise<void>
}

export const outputOf = ({ steps }: RunDetail, path: string) =>
  steps.find((step) => step.path === path)?.output as Output

/** `clock`: one that can be set. */
export async function openStepLab(clock = { now: () => Date.now() }): Promise<StepLab> {
  const store = await testStore()
  const org = await tinyOrg()
  const web = await startScriptedServer(({ path }) => own.reply(path, web.asked.length))
  const model = await startModelServer((_question, nth) => own.say(nth))
  const ai = createAi({ aiUrl: model.url, aiKeyFile: '', aiModel: 'small' })
  const secrets = sealedSecrets(store, createSecretKey(randomBytes(32)))
  const lab = openLab({ store, orgUrl: org.url, ai, secrets, clock })
  await lab.engine.start()
  const own: StepLab = {
    ...{ ...lab, store, org, web, model },
    reply: () => ({}),
    say: () => ({ text: '' }),
    steps: (text) => readSteps(text.replaceAll('$web', web.url)),
    async run(text, payload = {}) {
      const [id = ''] = await lab.start(await lab.save(own.steps(text)), [payload])
      await lab.finished()
      return lab.engine.runs.get(id)
    },
    async saveNamed(name, text) {
      const id = await lab.save(own.steps(text))
      await store.pool.query('update workflow set name = $2 where id = $1', [id, name])
      return id
    },
    clear() {
      org.rows.length = web.asked.length = model.questions.length = 0
      own.reply = () => ({ body: { fine: true } })
    },
    async close() {
      await lab.engine.stop()
      await Promise.all([org.close(), web.close(), model.close()])
    },
  }
  return own
}
