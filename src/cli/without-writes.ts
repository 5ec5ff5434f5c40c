/** --dry-run for every command: reads go through, the first write ends the command and is told instead of sent. */
import type { Client } from './client.ts'
import { bold } from './output.ts'

/** What would have been sent. */
export interface Wish {
  dryRun: true
  method: string
  path: string
  body: unknown
}

/** Thrown in place of a write; no failure. */
export class NotSent extends Error {
  readonly wish: Wish
  constructor(wish: Wish) {
    super('Not sent, as this is a dry run.')
    this.wish = wish
  }
}

/** Posts that change nothing: questions with a body, and previews. */
const questions = /\/(?:query|search|check|test|preview-start|dry-run|sample|fill|checklist|forecast)$/

function asksOnly(path: string, body: unknown): boolean {
  if (questions.test(path.split('?')[0] ?? '')) return true
  if (typeof body !== 'object' || body === null) return false
  return ('preview' in body && body.preview === true) || ('dryRun' in body && body.dryRun === true)
}

const secret = /secret|password|privatekey/i

/** What would be sent, but for secrets: they go to no terminal. */
function masked(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return null
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, secret.test(name) ? '…' : value]))
}

export function withoutWrites(client: Client): Client {
  return {
    ...client,
    send(method, path, body) {
      if (method === 'POST' && asksOnly(path, body)) return client.send(method, path, body)
      throw new NotSent({ dryRun: true, method, path, body: masked(body) })
    },
  }
}

export function toldOf({ method, path, body }: Wish): string {
  const sent = body === null ? '' : `\n${JSON.stringify(body, null, 2)}`
  return `Nothing was changed. Without --dry-run this would be sent to the server:\n${bold(`${method} ${path}`)}${sent}`
}
