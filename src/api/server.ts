/** The HTTP server: mounts the routes of resources/, answers Problems as JSON, serves the built page. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import cookie from '@fastify/cookie'
import staticFiles from '@fastify/static'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { asProblem, Problem } from '../problems.ts'
import { openApi } from './openapi.ts'
import type { Parts, Resource } from './parts.ts'
import { type Route, read } from './route.ts'

const resources = new URL('./resources/', import.meta.url)
const page = fileURLToPath(new URL('../../dist/web/', import.meta.url))
const bodyLimit = 10 * 1024 * 1024

/** Builds the server; the caller listens and closes. */
export async function createApi(parts: Parts): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit,
    loggerInstance: parts.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  })
  await app.register(cookie)
  app.addHook('onRequest', refuseForeignHosts)
  app.addHook('onSend', addSafetyHeaders)
  app.setErrorHandler((thrown, request, reply) => answerProblem(thrown, request, reply, parts))
  const routes = await loadRoutes(parts)
  for (const route of routes) {
    if (route.rawBody === undefined) mount(app, route, parts)
    else await app.register(async (scope) => mountRaw(scope, route, parts))
  }
  app.get('/openapi.json', async () => openApi(routes, parts.version))
  await servePage(app)
  return app
}

async function loadRoutes(parts: Parts): Promise<Route[]> {
  const files = (await readdir(resources)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort()
  const loaded = await Promise.all(
    files.map((file) => import(new URL(file, resources).href) as Promise<{ default: Resource }>),
  )
  return loaded.flatMap((module) => module.default(parts))
}

/** Readers of content types belong to a scope: this one reads none. */
function mountRaw(scope: FastifyInstance, route: Route, parts: Parts): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  mount(scope, route, parts)
}

function mount(app: FastifyInstance, route: Route, parts: Parts): void {
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.rawBody ?? bodyLimit,
    handler: async (request, reply) => {
      if (!route.open && !parts.signIn.allows(request)) throw notSignedIn()
      const answer = await route.handle({
        params: read(route.params, request.params, 'path'),
        query: read(route.query, request.query, 'query'),
        body: read(route.body, request.body ?? {}, 'body'),
        reply,
      })
      return reply.sent ? reply : answer
    },
  })
}

function notSignedIn(): Problem {
  return new Problem('not-signed-in', {
    what: 'This request carries no valid key.',
    fix: 'Send "Authorization: Bearer <key>" (the key is in api.key of the data folder), or open the link that `rainmaker open` prints.',
  })
}

/** A page of another site that resolves its own name to us (DNS rebinding) comes with a foreign Host. */
async function refuseForeignHosts(request: FastifyRequest): Promise<void> {
  const host = new URL(`http://${request.headers.host ?? 'localhost'}`).hostname
  const loopback = request.ip === '127.0.0.1' || request.ip === '::1' || request.ip === '::ffff:127.0.0.1'
  // A hook's address is a secret no page can guess, and Salesforce comes by whatever name is public.
  if (request.url.startsWith('/hooks/')) return
  if (!loopback || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)) return
  throw new Problem('bad-request', {
    what: `The Host "${host}" is not this server.`,
    fix: 'Use http://127.0.0.1 or http://localhost with the port.',
  })
}

async function addSafetyHeaders(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('x-content-type-options', 'nosniff')
  reply.header('referrer-policy', 'no-referrer')
  reply.header(
    'content-security-policy',
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
  )
}

function answerProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply, parts: Parts): FastifyReply {
  const problem = isFastifyRefusal(thrown)
    ? new Problem('bad-request', { what: `${thrown.message}.`, fix: 'Send JSON with content-type application/json.' })
    : asProblem(thrown)
  if (problem.code === 'bug') parts.log.error({ err: thrown, url: request.url }, 'request failed inside')
  return reply.code(problem.status).send(problem.toJSON())
}

function isFastifyRefusal(thrown: unknown): thrown is Error {
  return thrown instanceof Error && 'statusCode' in thrown && Number(thrown.statusCode) < 500
}

async function servePage(app: FastifyInstance): Promise<void> {
  const built = existsSync(join(page, 'index.html'))
  if (built) await app.register(staticFiles, { root: page, wildcard: false, index: false, maxAge: '1h' })
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === 'GET' && !/^\/(api|oauth)\//.test(request.url) && built
    if (wantsPage) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    throw new Problem('not-found', {
      what: `There is nothing at ${request.method} ${request.url}.`,
      fix: 'See /openapi.json for what there is.',
    })
  })
}
