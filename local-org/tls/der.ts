/** Writes the few ASN.1 types a certificate is made of, in DER (ITU-T X.690). */

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
}

/** One value: tag, length, content. */
export function der(type: keyof typeof tags | number, content: Uint8Array): Buffer {
  const tag = typeof type === 'number' ? type : tags[type]
  return Buffer.concat([Buffer.from([tag, ...lengthBytes(content.length)]), content])
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 | bytes.length, ...bytes]
}

export function sequence(...members: Uint8Array[]): Buffer {
  return der('sequence', Buffer.concat(members))
}

/** A positive whole number given by its bytes. */
export function integer(bytes: Uint8Array): Buffer {
  const lead = (bytes[0] ?? 0) >= 0x80 ? [0] : []
  return der('integer', Buffer.concat([Buffer.from(lead), bytes]))
}

export function bitString(content: Uint8Array): Buffer {
  return der('bits', Buffer.concat([Buffer.from([0]), content]))
}

/** An object identifier such as '2.5.4.3'. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return der('oid', Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(value: number): number[] {
  const bytes = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(128 + (rest % 128))
  return bytes
}

/** An instant to the second: UTCTime up to 2049 and GeneralizedTime from then on, as RFC 5280, 4.1.2.5 wants it. */
export function time(at: Date): Buffer {
  const digits = `${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
  return at.getUTCFullYear() < 2050
    ? der('utcTime', Buffer.from(digits.slice(2)))
    : der('generalizedTime', Buffer.from(digits))
}
