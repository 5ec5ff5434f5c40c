/** What a picture is, as its first byte tells. */

const types: Readonly<Record<number, string>> = {
  71: 'image/gif',
  137: 'image/png',
  255: 'image/jpeg',
}

/** Anything else is told as a picture of no certain kind. */
export function pictureType(content: Uint8Array): string {
  return types[content[0] ?? 0] ?? 'application/octet-stream'
}
