/** Brings set-up into an org, all of it or nothing. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { strToU8, zipSync } from 'fflate'
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { checked } from '../answers.ts'
import type { Salesforce } from '../salesforce.ts'
import { withRights } from './rights.ts'
import { metadataFile } from './xml.ts'

/** Members by type of metadata. */
export type Members = Record<string, string[]>

export interface Package {
  /** What the files hold. */
  members: Members
  /** Text by path: `flows/Tell.flow`. */
  files: Record<string, string>
  /** What shall go. */
  removed?: Members
}

const failure = z.object({
  fullName: z.string().nullish(),
  componentType: z.string().nullish(),
  problem: z.string().nullish(),
})
const result = z.object({
  id: z.string(),
  deployResult: z.object({
    done: z.boolean().default(false),
    success: z.boolean().default(false),
    status: z.string().default('Pending'),
    errorMessage: z.string().nullish(),
    details: z.object({ componentFailures: z.union([failure, z.array(failure)]).nullish() }).nullish(),
  }),
})

const longestMs = 10 * 60_000

/**
 * Waits until it is done. Throws Problem `org-refused` with what Salesforce says of each part, `access-denied` naming the rights the
 * user lacks.
 */
export async function deploy(salesforce: Salesforce, wanted: Package): Promise<void> {
  const id = await withRights(begin(salesforce, wanted))
  const end = Date.now() + longestMs
  for (let wait = 200; Date.now() < end; wait = Math.min(wait * 2, 5000)) {
    const answer = await salesforce.call({ method: 'GET', path: `/metadata/deployRequest/${id}?includeDetails=true` })
    const { deployResult } = checked(result, answer.body, 'a deployment')
    if (deployResult.success && deployResult.done) return
    if (deployResult.done) throw refused(deployResult)
    await sleep(wait)
  }
  throw refused({ errorMessage: 'it was not done within ten minutes' })
}

/** The deployment's id. */
async function begin(salesforce: Salesforce, wanted: Package): Promise<string> {
  const boundary = `rainmaker-${randomUUID()}`
  const { body } = await salesforce.call({
    method: 'POST',
    path: '/metadata/deployRequest',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: multipart(boundary, zip(salesforce.apiVersion, wanted)),
    // The same again leads to the same.
    write: false,
  })
  return checked(result, body, 'a deployment').id
}

function zip(version: string, { members, files, removed }: Package): Uint8Array {
  const all: Record<string, string> = { 'package.xml': manifest(version, members), ...files }
  if (removed) all['destructiveChangesPost.xml'] = manifest(version, removed)
  return zipSync(Object.fromEntries(Object.entries(all).map(([path, text]) => [path, strToU8(text)])))
}

function manifest(version: string, members: Members): string {
  const types = Object.entries(members).map(([name, all]) => ({ members: all, name }))
  return metadataFile('Package', { types, version })
}

function multipart(boundary: string, file: Uint8Array): Uint8Array {
  const options = { deployOptions: { rollbackOnError: true, singlePackage: true, testLevel: 'NoTestRun' } }
  const part = (head: string[]) => `--${boundary}\r\n${head.join('\r\n')}\r\n\r\n`
  return Buffer.concat([
    Buffer.from(part(['Content-Disposition: form-data; name="json"', 'Content-Type: application/json'])),
    Buffer.from(`${JSON.stringify(options)}\r\n`),
    Buffer.from(
      part(['Content-Disposition: form-data; name="file"; filename="deploy.zip"', 'Content-Type: application/zip']),
    ),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
}

function refused({ errorMessage, details }: Partial<z.infer<typeof result>['deployResult']>): Problem {
  const failures = [details?.componentFailures ?? []].flat()
  const items = failures.map(({ fullName, problem }) => ({
    path: fullName ?? '',
    what: problem ?? 'refused',
    fix: 'Correct it, or set it up by hand in Setup.',
  }))
  const why = items.map(({ path, what }) => `${path}: ${what}`).join('; ') || errorMessage
  return new Problem('org-refused', {
    what: `The org did not take the set-up${why ? `: ${why}` : ''}.`,
    fix: 'Correct what it names and try again, or set it up by hand in Setup.',
    ...(items.length > 0 && { items }),
  })
}
