/** Finds the endpoint of a path below /__control and runs it. */

import { createRouter, json, parseJson, type Request, text } from '../doors/index.ts'
import { readFolder } from '../read-folder.ts'
import type { Control } from './answering.ts'
import { controlPath } from './control-path.ts'
import type { Controlled, Endpoint } from './endpoint.ts'
import { openApi } from './openapi.ts'
import { page } from './page.ts'
import { controlRefusal } from './refusal.ts'

/** The endpoints of the folder of that name, ready to answer. */
export async function openEndpoints(controlled: Controlled): Promise<Control> {
  const endpoints = await readEndpoints()
  const router = createRouter(endpoints)
  return {
    async answer(request) {
      const path = request.path.slice(controlPath.length) || '/'
      if (path === '/' && request.method === 'GET') return page(endpoints, request.origin)
      if (path === '/openapi.json') return json(openApi(endpoints, request.origin))
      if (path === '/ca.pem') return text('application/x-pem-file', controlled.ca)
      const found = router.find(path)
      const endpoint = found?.methods.get(request.method)
      if (!found || !endpoint) return json({ error: `The control door has no ${request.method} ${path}` }, 404)
      try {
        return json((await endpoint.run(controlled, inputOf(request), found.params)) ?? { ok: true })
      } catch (failure) {
        return controlRefusal(failure)
      }
    },
  }
}

async function readEndpoints(): Promise<Endpoint[]> {
  const found = await readFolder<{ endpoints: Endpoint[] }>(new URL('./endpoints/', import.meta.url))
  return found.flatMap(({ module }) => module.endpoints)
}

function inputOf(request: Request): unknown {
  if (request.method !== 'POST') return Object.fromEntries(request.query)
  return request.body.length === 0 ? {} : parseJson(request.body.toString('utf8'))
}
