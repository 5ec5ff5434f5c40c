/** Text of records as an agent may read it: nothing invisible, nothing that turns the reading order, nothing endless. */

/**
 * Control characters other than tab and line breaks, bidirectional overrides and marks, zero-width characters, and the
 * tag characters (U+E0000) in which whole sentences can be hidden. https://www.unicode.org/reports/tr36/
 */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu

const longest = 4000

/** The same value, its texts cleaned and cut at 4,000 characters; names of fields too. */
export function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [cleanText(name), clean(part)]))
}

function cleanText(text: string): string {
  const visible = text.toWellFormed().replace(hidden, '')
  if (visible.length <= longest) return visible
  return `${visible.slice(0, longest)}… (${visible.length - longest} more characters)`
}
