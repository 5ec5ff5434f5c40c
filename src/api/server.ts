/** The HTTP server: mounts the routes of resources/, knows who asks, answers Problems as JSON, serves the built page. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import staticFiles from '@fastify/static'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { type Caller, guest } from '../people/index.ts'
import { asProblem, Problem } from '../problems.ts'
import { callerOf, checkAccess } from './access.ts'
import { readJsonBodies } from './json-body.ts'
import { limitOf } from './limits.ts'
import { noteChange } from './note-change.ts'
import { openApi } from './openapi.ts'
import type { Parts } from './parts.ts'
import { type Route, read } from './route.ts'
import { addSafetyHeaders, refuseForeignHosts } from './safety.ts'
import { loadRoutes, type TenantRoutes } from './tenant-routes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
}

const page = fileURLToPath(new URL('../../dist/web/', import.meta.url))
const bodyLimit = 10 * 1024 * 1024
/** Whoever sends a request drop by drop is not waited for longer, ms. */
const slowest = { requestTimeout: 120_000, http: { headersTimeout: 20_000, connectionsCheckingInterval: 5000 } }

/** Builds the server; the caller listens and closes. */
export async function createApi(parts: Parts): Promise<FastifyInstance> {
  const { settings, people, store } = parts
  const app = fastify({
    bodyLimit,
    ...slowest,
    frameworkErrors: (error, request, reply) => void answerProblem(error, request, reply, parts),
    loggerInstance: parts.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    trustProxy: settings.proxies.length > 0 ? settings.proxies : false,
  })
  readJsonBodies(app)
  await app.register(cookie)
  app.decorateRequest('caller')
  app.addHook('onRequest', refuseForeignHosts(settings.host, settings.publicUrl))
  app.addHook('onRequest', async (request) => {
    request.caller = guest
    request.caller = await callerOf(request, people, store)
  })
  app.addHook('onSend', addSafetyHeaders)
  await app.register(rateLimit, { global: false })
  app.setErrorHandler((thrown, request, reply) => answerProblem(thrown, request, reply, parts))
  const routes = await loadRoutes(parts)
  for (const route of routes.whole) {
    if (route.rawBody === undefined) mount(app, route, routes, parts)
    else await app.register(async (scope) => mountRaw(scope, route, routes, parts))
  }
  app.get('/openapi.json', async () => openApi(routes.whole, parts.version))
  await servePage(app)
  return app
}

/** Readers of content types belong to a scope: this one reads none. */
function mountRaw(scope: FastifyInstance, route: Route, routes: TenantRoutes, parts: Parts): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  mount(scope, route, routes, parts)
}

function mount(app: FastifyInstance, route: Route, routes: TenantRoutes, parts: Parts): void {
  const forAll = route.needs === 'anyone' || route.needs === 'agent'
  const isNoted = !forAll && route.method !== 'GET' && route.audit !== false
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.rawBody ?? bodyLimit,
    config: { rateLimit: limitOf(route, parts.settings.requestsAMinute) },
    async handler(request, reply) {
      const { caller } = request
      const work = async () => {
        checkAccess(route, caller, request)
        return (forAll ? route : routes.of(caller.tenantId, route)).handle({
          params: read(route.params, request.params, 'path'),
          query: read(route.query, request.query, 'query'),
          body: read(route.body, request.body ?? {}, 'body'),
          caller,
          reply,
        })
      }
      const answer = isNoted ? await noted(work, route, request, parts) : await work()
      return reply.sent ? reply : answer
    },
  })
}

/** Nothing is answered before it is in the log; who is nobody we know changed nothing. */
async function noted(work: () => Promise<unknown>, route: Route, request: FastifyRequest, { audit }: Parts) {
  const { caller } = request
  const done = { route, request, caller, began: performance.now() }
  try {
    const answer = await work()
    await noteChange(audit, { ...done, outcome: 'ok' })
    return answer
  } catch (thrown) {
    const { code: outcome } = asProblem(thrown)
    if (caller.kind !== 'guest') await noteChange(audit, { ...done, outcome })
    throw thrown
  }
}

function answerProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply, parts: Parts): FastifyReply {
  const problem = isFastifyRefusal(thrown)
    ? new Problem('bad-request', { what: `${thrown.message.replace(/\.$/, '')}.`, fix: fixes[thrown.code] ?? usualFix })
    : asProblem(thrown)
  if (problem.code === 'bug') parts.log.error({ err: thrown, url: request.routeOptions.url }, 'request failed inside')
  return reply.code(problem.status).send(problem.toJSON())
}

const usualFix = 'Send JSON with content-type application/json.'
const fixes: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: `Send at most ${bodyLimit / 1024 / 1024} MB at once.`,
  FST_ERR_BAD_URL: 'Encode the address: a percent sign is %25.',
}

function isFastifyRefusal(thrown: unknown): thrown is Error & { code: string } {
  return thrown instanceof Error && 'statusCode' in thrown && Number(thrown.statusCode) < 500 && 'code' in thrown
}

async function servePage(app: FastifyInstance): Promise<void> {
  const built = existsSync(join(page, 'index.html'))
  if (built) await app.register(staticFiles, { root: page, wildcard: false, index: false, maxAge: '1h' })
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === 'GET' && !/^\/(api|oauth|assets)\//.test(request.url) && built
    if (wantsPage) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    throw new Problem('not-found', {
      what: `There is nothing at ${request.method} ${request.url.split('?')[0]}.`,
      fix: 'See /openapi.json for what there is.',
    })
  })
}
