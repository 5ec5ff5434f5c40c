/** Takes a request through session, version and allowance to its route, and any failure to a refusal. */

import { OrgError, type Session } from '../../org/index.ts'
import type { Answer } from './answer.ts'
import { refuseWithoutApi } from './api-enabled.ts'
import { authenticate } from './authenticate.ts'
import type { Call, Request, Route } from './call.ts'
import type { Instance } from './instance.ts'
import { readTarget } from './path.ts'
import { notFound, refusal, unsupported } from './refusal.ts'
import { createRouter, type Found, type Params, type Router } from './router.ts'
import { markDoubles } from './row-doubles.ts'
import { servedVersion } from './served-version.ts'

export interface Dispatcher {
  /** Answers a request; never rejects. */
  answer(request: Request): Promise<Answer>
  /** The refusal of a request that is not to be run, in the form of the API it calls. */
  refuse(request: Request, failure: OrgError): Answer
  /** True when the route of this path reads the body itself. */
  streams(method: string, path: string): boolean
}

/** What no composite call may hold: it waits for something, and may have changed something by the time it answers. */
const standsAlone = /^\/services\/(async|scim)\/|^\/services\/data\/[^/]+\/(jobs|graphql)(\/|$)/i

type SessionRoute = Extract<Route, { open?: false }>

/** The route of a call and what its path said. */
interface Matched {
  route: SessionRoute
  params: Params
}

/** A dispatcher over a table of routes. */
export function createDispatcher(instance: Instance, routes: Route[]): Dispatcher {
  return new RouteDispatcher(instance, routes)
}

class RouteDispatcher implements Dispatcher {
  readonly #instance: Instance
  readonly #router: Router<Route>

  constructor(instance: Instance, routes: Route[]) {
    this.#instance = instance
    this.#router = createRouter(routes)
  }

  async answer(request: Request): Promise<Answer> {
    const method = methodOf(request)
    const found = this.#router.find(request.path)
    const route = found && routeFor(found, method)
    if (route) request.tally.resource = route.path
    try {
      if (route?.open)
        return await route.run({ ...request, method, instance: this.#instance, params: found?.params ?? {} })
      return await this.#answerSession({ ...request, method }, found, route)
    } catch (failure) {
      return refuse(failure, request, route)
    }
  }

  async #answerSession(
    request: Request,
    found: Found<Route> | undefined,
    route: SessionRoute | undefined,
  ): Promise<Answer> {
    const session = authenticate(request, this.#instance)
    refuseWithoutApi(this.#instance.org, session.userId)
    request.tally.userId = session.userId
    if (route?.counts === false)
      return await route.run(this.#toCall(request, session, { route, params: found?.params ?? {} }))
    refuseBeyondAllowance(this.#instance)
    const answered = await this.#runCounted(request, session, found, route)
    const usage = this.#instance.org.spend(undefined, request.tally.apiCalls)
    answered.headers['Sforce-Limit-Info'] = `api-usage=${usage.used}/${usage.max}`
    return answered
  }

  async #runCounted(
    request: Request,
    session: Session,
    found: Found<Route> | undefined,
    route: SessionRoute | undefined,
  ): Promise<Answer> {
    request.tally.apiCalls = 1
    try {
      if (!found) return unknownPath(request)
      if (!route) return wrongMethod(request.method, found)
      const call = this.#toCall(request, session, { route, params: found.params })
      return markDoubles(call.view, await route.run(call))
    } catch (failure) {
      return refuse(failure, request, route)
    }
  }

  #toCall(request: Request, session: Session, { route, params }: Matched): Call {
    const api = route.api ?? 'data'
    const version = readVersion(params, this.#instance.apiVersion)
    const call: Call = {
      ...request,
      params,
      instance: this.#instance,
      session,
      view: this.#instance.setUp.view(session.userId, api),
      api,
      version,
      root: api === 'tooling' ? `${version}/tooling` : version,
      nested: (method, url, value, headers = {}) => this.#answerNested(call, method, url, value, headers),
    }
    return call
  }

  #answerNested(parent: Call, method: string, url: string, value: unknown, headers: Record<string, string>): Answer {
    const request: Request = {
      ...parent,
      method,
      ...readTarget(url),
      headers: { ...parent.headers, ...headers },
      value,
      atOnce: true,
    }
    const found = this.#router.find(request.path)
    const route = found && routeFor(found, methodOf(request))
    try {
      if (!found || route?.open || standsAlone.test(request.path)) return unknownPath(request)
      if (!route) return wrongMethod(method, found)
      const answered = route.run(this.#toCall(request, parent.session, { route, params: found.params }))
      return answered instanceof Promise ? tooLate(answered, request) : answered
    } catch (failure) {
      return refusal(failure)
    }
  }

  refuse(request: Request, failure: OrgError): Answer {
    const found = this.#router.find(request.path)
    return refuse(failure, request, found && routeFor(found, methodOf(request)))
  }

  streams(method: string, path: string): boolean {
    return this.#router.find(path)?.methods.get(method)?.streams === true
  }
}

function refuse(failure: unknown, request: Request, route: Route | undefined): Answer {
  return route?.refuse ? route.refuse(failure, request) : refusal(failure)
}

/** Clients that cannot send PATCH say `?_HttpMethod=PATCH` on a POST. */
function methodOf(request: Request): string {
  return (request.method === 'POST' && request.query.get('_HttpMethod')?.toUpperCase()) || request.method
}

function routeFor(found: Found<Route>, method: string): Route | undefined {
  return found.methods.get(method) ?? (method === 'HEAD' ? found.methods.get('GET') : undefined)
}

function readVersion(params: Params, newest: string): string {
  const asked = params['version']
  if (asked === undefined) return newest
  const version = servedVersion(Number(/^v(\d{1,2})\.0$/i.exec(asked)?.[1]), newest, gone)
  if (version === undefined) throw notFound()
  return version
}

/** What is said of versions that are over [R for the status and the code, the words are those of SOAP]. */
function gone(words: string): OrgError {
  return new OrgError('GONE', words, { status: 410 })
}

function refuseBeyondAllowance(instance: Instance): void {
  const usage = instance.org.spend(undefined, 0)
  if (usage.used < usage.max) return
  throw new OrgError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { status: 403 })
}

/** Refuses what answers later than a composite can wait; whether it fails by then is nobody's to hear. */
function tooLate(answered: Promise<Answer>, { method, path }: Request): Answer {
  answered.catch(() => undefined)
  return unsupported(`${method} ${path} inside a composite call`)
}

function unknownPath(request: Request): Answer {
  const answer = refusal(notFound())
  answer.headers['X-Local-Org-Unsupported'] = `${request.method} ${request.path}`
  return answer
}

function wrongMethod(method: string, found: Found<Route>): Answer {
  const methods = [...found.methods.keys()]
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].sort().join(',')
  const words = `HTTP Method '${method}' not allowed. Allowed are ${allowed}`
  const answer = refusal(new OrgError('METHOD_NOT_ALLOWED', words, { status: 405 }))
  return { ...answer, headers: { ...answer.headers, Allow: allowed } }
}
