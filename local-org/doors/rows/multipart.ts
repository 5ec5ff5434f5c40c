/** Splits a multipart body (RFC 2046) into its parts, without copying their contents. */

export interface Part {
  name: string
  filename: string | undefined
  /** Content type, lower case; 'text/plain' when the part names none. */
  type: string
  content: Buffer
}

/** The parts of a body, in order. None when the content type names no boundary. */
export function readMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (!boundary) return []
  const marker = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  let start = body.indexOf(marker)
  while (start >= 0) {
    const next = body.indexOf(marker, start + marker.length)
    if (next < 0) break
    const part = readPart(body.subarray(start + marker.length, next))
    if (part) parts.push(part)
    start = next
  }
  return parts
}

function readPart(raw: Buffer): Part | undefined {
  const [headEnd, gap] = endOfHead(raw)
  if (headEnd < 0) return undefined
  const head = raw.subarray(0, headEnd).toString('utf8')
  const content = raw.subarray(headEnd + gap)
  return {
    name: /[;\s]name="([^"]*)"/i.exec(head)?.[1] ?? '',
    filename: /filename="([^"]*)"/i.exec(head)?.[1],
    type: (/content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? 'text/plain').trim().toLowerCase(),
    content: content.subarray(0, content.length - lineEnd(content)),
  }
}

/** Where the blank line starts that ends a part's head, and how long it is. Some clients end lines with LF alone. */
function endOfHead(raw: Buffer): [number, number] {
  const crlf = raw.indexOf('\r\n\r\n')
  return crlf >= 0 ? [crlf, 4] : [raw.indexOf('\n\n'), 2]
}

function lineEnd(content: Buffer): number {
  if (content.at(-1) !== 0x0a) return 0
  return content.at(-2) === 0x0d ? 2 : 1
}
