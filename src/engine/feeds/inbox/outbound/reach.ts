/** Whether the org can reach the address its messages are to go to. */
import { isIP } from 'node:net'
import { isPublic } from '../../../../outside/index.ts'
import { Problem } from '../../../../problems.ts'
import type { Salesforce } from '../../../../salesforce/index.ts'

/** An org on this machine or network reaches what is there too. Throws Problem `setting-invalid`. */
export async function checkReach(salesforce: Salesforce, baseUrl: string): Promise<void> {
  const { instanceUrl } = await salesforce.session.current()
  if (isOwn(hostOf(instanceUrl)) || !isOwn(hostOf(baseUrl))) return
  throw new Problem('setting-invalid', {
    what: `Salesforce cannot reach ${baseUrl}: only this machine or its network can.`,
    fix: 'Set RAINMAKER_PUBLIC_URL to an https address that leads here from the internet (a reverse proxy or a tunnel), or use a trigger that polls.',
  })
}

const hostOf = (url: string) => new URL(url).hostname.replace(/^\[|\]$/g, '')

const isOwn = (host: string) =>
  isIP(host)
    ? !isPublic(host)
    : host === 'localhost' || !host.includes('.') || /\.(?:local|internal|localhost)$/.test(host)
