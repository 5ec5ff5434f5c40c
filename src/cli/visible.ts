/** Texts of others on a terminal: what would steer it is shown as a sign instead, in words and in JSON. */

/** Control characters but line end and tab, and those that turn the direction of what follows. */
const steering = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Unicode has pictures of the first of them: ␛ for escape. */
function visibleText(text: string): string {
  return text.replace(steering, (sign) => {
    const code = sign.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? '␡' : '\ufffd'
  })
}

/** The same answer with every text and name in it fit for a terminal. Our own colours are added later. */
export function visible<T>(answer: T): T {
  return shown(answer) as T
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return visibleText(value)
  if (Array.isArray(value)) return value.map(shown)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [visibleText(name), shown(one)]))
}

/** JSON that says the same and holds no such character; JSON.stringify escapes only some of them. */
export function visibleJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    steering,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
