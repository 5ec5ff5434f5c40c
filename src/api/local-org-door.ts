/** The way to the local org that was started beside this server: its switchboard, and its REST API as one of its own users. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Problem } from '../problems.ts'

const file = z.object({ url: z.url(), controlUrl: z.url(), accessToken: z.string(), apiVersion: z.string() })

export interface LocalOrgDoor {
  url: string
  /** Asks the switchboard. Throws Problem `org-unreachable`, `bad-request` with its own words. */
  control(method: string, path: string, body?: unknown): Promise<unknown>
  /** Asks the REST API, below /services/data/vNN.0, as somebody who is not Rainmaker. Throws the same. */
  rest(method: string, path: string, body?: unknown): Promise<unknown>
}

/** Throws Problem `not-found` when this server runs without one. */
export async function localOrg(dataDir: string): Promise<LocalOrgDoor> {
  const text = await readFile(join(dataDir, 'org.json'), 'utf8').catch(() => null)
  if (text === null) {
    throw new Problem('not-found', {
      what: 'This server runs without a local org.',
      fix: 'Start it with `npm start`.',
    })
  }
  const { url, controlUrl, accessToken, apiVersion } = file.parse(JSON.parse(text))
  const rest = `${url}/services/data/v${apiVersion}`
  return {
    url,
    control: (method, path, body) => ask(method, `${controlUrl}${path}`, body, {}),
    rest: (method, path, body) =>
      ask(method, `${rest}${path}`, body, {
        authorization: `Bearer ${accessToken}`,
        'sforce-call-options': 'client=somebody',
      }),
  }
}

async function ask(method: string, url: string, body: unknown, headers: Record<string, string>): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    const where = new URL(url).origin
    throw new Problem('org-unreachable', {
      what: `The local org at ${where} does not answer.`,
      fix: 'Start it with `npm start`.',
      cause,
    })
  })
  const text = await answer.text()
  if (answer.ok) return text === '' ? null : (JSON.parse(text) as unknown)
  throw new Problem('bad-request', { what: `The local org refused: ${text}`, fix: 'Correct what it names.' })
}
