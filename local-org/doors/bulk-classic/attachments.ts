/** Batches that are zips: request.txt has the records, and names the files beside it as '#path' (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/binary_create_request_file.htm). */

import { unzipSync } from 'fflate'
import { OrgError } from '../../org/index.ts'
import type { Cells } from './format.ts'

/** What a batch may have beside its records, and what all of it may be when unpacked. */
const MOST_FILES = 1000
const MOST_BYTES = 20_000_000
const manifest = 'request.txt'

export interface Attachments {
  /** The records, in the format of the job. */
  records: string
  /** The cells of a record with the contents of files in place of their names, in base64. Throws InvalidBatch for a file that is not there. */
  attach(cells: Cells): Cells
}

/** Throws InvalidBatch for what is no zip, too large, or without request.txt [K: the words]. */
export function readAttachments(zip: Uint8Array): Attachments {
  const files = unzip(zip)
  const records = files.get(manifest)
  if (!records) throw invalid(`Failed to find ${manifest} in the zip file`)
  return {
    records: new TextDecoder().decode(records),
    attach: (cells) => cells.map(([name, text]) => [name, text?.startsWith('#') ? contentOf(files, text) : text]),
  }
}

function unzip(zip: Uint8Array): Map<string, Uint8Array> {
  let [count, bytes] = [0, 0]
  try {
    const found = unzipSync(zip, {
      filter({ name, originalSize }) {
        count += 1
        bytes += originalSize
        if (count > MOST_FILES + 1 || bytes > MOST_BYTES) throw invalid('The zip file has too many or too large files')
        return !name.endsWith('/')
      },
    })
    return new Map(Object.entries(found).map(([path, content]) => [path.replaceAll('\\', '/'), content]))
  } catch (failure) {
    throw failure instanceof OrgError ? failure : invalid('Failed to read the zip file')
  }
}

function contentOf(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  const content = files.get(name.slice(1))
  if (content) return Buffer.from(content).toString('base64')
  throw invalid(`Failed to find the file ${name.slice(1)} in the zip file`)
}

function invalid(why: string): OrgError {
  return new OrgError('InvalidBatch', `InvalidBatch : ${why}`)
}
