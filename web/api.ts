/** Talks to the server: the HTTP contract's types, a Problem for every refusal. */
import type { ProblemJson } from './contract.ts'

/** A refusal of the server, thrown by `get` and `send` and shown by ProblemCard. */
export class Refusal extends Error {
  readonly problem: ProblemJson
  constructor(problem: ProblemJson) {
    super(problem.what)
    this.problem = problem
  }
}

const unreachable: ProblemJson = {
  code: 'server-unreachable',
  title: 'No server answers',
  status: 503,
  then: 'retry',
  what: 'The Rainmaker server does not answer.',
  why: 'It is starting, or it was stopped. Nothing is lost: runs go on when it is back.',
  fix: 'Wait a moment, or start it with npm start.',
}

/** A change has to carry what only our own page can read. */
function tokenHeader(method: string): Record<string, string> {
  const token = /(?:^|;\s*)rainmaker_token=([^;]+)/.exec(document.cookie)?.[1]
  return method === 'GET' || !token ? {} : { 'x-rainmaker-token': decodeURIComponent(token) }
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers: { ...tokenHeader(method), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Refusal(unreachable)
  })
  const json: unknown = await answer.json().catch(() => unreachable)
  if (!answer.ok) throw new Refusal(json as ProblemJson)
  return json as T
}

export const get = <T>(path: string) => ask<T>('GET', path)
export const send = <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown = {}) =>
  ask<T>(method, path, body)

export function problemOf(thrown: unknown): ProblemJson {
  if (thrown instanceof Refusal) return thrown.problem
  return {
    ...unreachable,
    code: 'bug',
    title: 'The page failed',
    what: String(thrown),
    why: '',
    fix: 'Reload the page.',
  }
}
