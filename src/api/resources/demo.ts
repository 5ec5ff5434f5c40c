/** The demo button: another lead in the local org. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { DemoInfo } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

async function askOrg(controlUrl: string, count: number): Promise<{ ids: string[] }> {
  const answer = await fetch(`${controlUrl}/leads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ count }),
  }).catch((cause: unknown) => {
    throw new Problem('org-unreachable', {
      what: `The local org at ${controlUrl} does not answer.`,
      fix: 'Start it with `npm start`.',
      cause,
    })
  })
  return (await answer.json()) as { ids: string[] }
}

/** Control door of the demo's local org, when `start` launched one beside this server. */
async function orgControl(dataDir: string): Promise<string | null> {
  const text = await readFile(join(dataDir, 'org.json'), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as { controlUrl: string }).controlUrl
}

const resource: Resource = ({ settings, connections, engine }) => [
  route({
    method: 'GET',
    path: '/api/v1/demo',
    needs: 'connections.read',
    summary: 'Whether the demo’s local org is here',
    async handle(): Promise<DemoInfo> {
      const orgControlUrl = await orgControl(settings.dataDir)
      return { available: orgControlUrl !== null, orgUrl: orgControlUrl && new URL(orgControlUrl).origin }
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/demo/leads',
    needs: 'events.send',
    summary: 'Creates believable leads in the local org, as its own users would',
    body: z.strictObject({ count: z.number().int().min(1).max(1000).default(1) }),
    async handle({ body }) {
      const orgControlUrl = await orgControl(settings.dataDir)
      if (!orgControlUrl) {
        throw new Problem('not-found', {
          what: 'This server runs without the demo’s local org.',
          fix: 'Start it with `npm start`.',
        })
      }
      const created = await askOrg(orgControlUrl, body.count)
      // The page and the terminal need not wait for the next poll.
      for (const connection of await connections.list()) void engine.pollNow(connection.id)
      return created
    },
  }),
]
export default resource
