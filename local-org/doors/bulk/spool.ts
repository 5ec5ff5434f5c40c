/** Files of bulk jobs: uploads and results are kept on disk, so that their size does not matter to the memory. */

import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Instance } from '../wire/index.ts'
import { jobFolder } from './job-files.ts'

export type SpoolFile = 'content' | 'successfulResults' | 'failedResults' | 'unprocessedrecords' | 'result'

const folders = new WeakMap<Instance, Promise<string>>()

function folderOf(instance: Instance): Promise<string> {
  const known = folders.get(instance)
  if (known) return known
  const kept = jobFolder(instance)
  const folder = kept === undefined ? mkdtemp(join(tmpdir(), 'local-org-bulk-')) : Promise.resolve(kept)
  folders.set(instance, folder)
  if (kept === undefined) instance.onClose.add(async () => rm(await folder, { recursive: true, force: true }))
  return folder
}

/** Where a file of a job is. */
export async function pathOf(instance: Instance, jobId: string, file: SpoolFile): Promise<string> {
  return join(await folderOf(instance), `${jobId}.${file}.csv`)
}

/** Stores what arrives; answers how many bytes it was. */
export async function spool(
  instance: Instance,
  jobId: string,
  file: SpoolFile,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<number> {
  const target = await openToWrite(instance, jobId, file)
  await pipeline(chunks, target)
  return target.bytesWritten
}

export async function openToWrite(instance: Instance, jobId: string, file: SpoolFile): Promise<WriteStream> {
  await mkdir(await folderOf(instance), { recursive: true })
  return createWriteStream(await pathOf(instance, jobId, file))
}

/** `part` names the first and the last byte wanted; left out: all. */
export async function openToRead(
  instance: Instance,
  jobId: string,
  file: SpoolFile,
  part: { start?: number; end?: number } = {},
) {
  return createReadStream(await pathOf(instance, jobId, file), { highWaterMark: 256 * 1024, ...part })
}

export async function discard(instance: Instance, jobId: string): Promise<void> {
  const files: SpoolFile[] = ['content', 'successfulResults', 'failedResults', 'unprocessedrecords', 'result']
  for (const file of files) await rm(await pathOf(instance, jobId, file), { force: true })
}
