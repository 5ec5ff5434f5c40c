/** The control door: finds the endpoint of a path below /__control, guards it, runs it. */

import { readdir } from 'node:fs/promises'
import { type Answer, createRouter, json, parseJson, type Request } from '../doors/index.ts'
import { controlPath } from './control-path.ts'
import type { Controlled, Endpoint } from './endpoint.ts'
import { openApi } from './openapi.ts'
import { controlRefusal } from './refusal.ts'

export interface Control {
  answer(request: Request): Promise<Answer>
}

/** The control door over its folder of endpoints. With a key, calls must carry it; without, only this machine may call. */
export async function createControl(controlled: Controlled, key?: string): Promise<Control> {
  const endpoints = await readEndpoints()
  const router = createRouter(endpoints)

  async function answer(request: Request): Promise<Answer> {
    const refused = guard(request, key)
    if (refused) return refused
    const path = request.path.slice(controlPath.length) || '/'
    if (path === '/openapi.json') return json(openApi(endpoints, request.origin))
    const found = router.find(path)
    const endpoint = found?.methods.get(request.method)
    if (!found || !endpoint) return json({ error: `The control door has no ${request.method} ${path}` }, 404)
    try {
      return json((await endpoint.run(controlled, inputOf(request), found.params)) ?? { ok: true })
    } catch (failure) {
      return controlRefusal(failure)
    }
  }
  return { answer }
}

async function readEndpoints(): Promise<Endpoint[]> {
  const folder = new URL('./endpoints/', import.meta.url)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort()
  const modules: { endpoints: Endpoint[] }[] = await Promise.all(
    files.map((file) => import(new URL(file, folder).href)),
  )
  return modules.flatMap((module) => module.endpoints)
}

function inputOf(request: Request): unknown {
  if (request.method !== 'POST') return Object.fromEntries(request.query)
  return request.body.length === 0 ? {} : parseJson(request.body.toString('utf8'))
}

const thisMachine = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Browsers are kept out by their Origin header: a page on the web must not steer an org on this machine. */
function guard(request: Request, key: string | undefined): Answer | undefined {
  const given =
    request.headers['x-control-key'] ?? /^Bearer\s+(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1]
  if (key !== undefined && given !== key) return json({ error: 'The control key is missing or wrong.' }, 401)
  if (key === undefined && !thisMachine.has(request.remote)) {
    return json({ error: 'Without a control key, the control door answers calls from this machine only.' }, 403)
  }
  const origin = request.headers['origin']
  if (origin === undefined || origin === request.origin) return undefined
  return json({ error: 'The control door does not answer pages of other sites.' }, 403)
}
