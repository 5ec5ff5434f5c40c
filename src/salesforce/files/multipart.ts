/** A multipart body as a stream: JSON first, then files, none of them held as a whole. */
import { randomUUID } from 'node:crypto'
import type { RestCall } from '../salesforce.ts'
import type { FileUpload } from './file.ts'

interface FilePart {
  /** Name of the part. */
  name: string
  file: FileUpload
}

/** Body and headers of a call. https://datatracker.ietf.org/doc/html/rfc7578 */
export function multipart(jsonName: string, json: unknown, parts: FilePart[]): Pick<RestCall, 'body' | 'headers'> {
  const boundary = `rainmaker-${randomUUID()}`
  const jsonHead = headOf(boundary, `name="${jsonName}"`, 'application/json; charset=UTF-8')
  const begin = bytes(jsonHead + JSON.stringify(json))
  const heads = parts.map(({ name, file }) => {
    const filename = `name="${name}"; filename="${quotable(file.name)}"`
    return bytes(`\r\n${headOf(boundary, filename, 'application/octet-stream')}`)
  })
  const end = bytes(`\r\n--${boundary}--\r\n`)
  const size = [begin, ...heads, end].reduce((sum, { length }) => sum + length, 0)
  const filesSize = parts.reduce((sum, { file }) => sum + sizeOf(file), 0)
  async function* body() {
    yield begin
    for (const [n, { file }] of parts.entries()) {
      yield heads[n] ?? bytes('')
      yield* contentOf(file)
    }
    yield end
  }
  return {
    body,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(size + filesSize),
    },
  }
}

/** Bytes of a file's content. */
export function sizeOf({ content }: FileUpload): number {
  return content instanceof Uint8Array ? content.length : content.size
}

async function* contentOf({ content }: FileUpload): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content
  else yield* content.open()
}

function headOf(boundary: string, disposition: string, type: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n`
}

/** As browsers write names: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
function quotable(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text)
}
