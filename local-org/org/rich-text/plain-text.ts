/** What people read of rich text. */
import { decoded } from './entities.ts'
import { tokensOf } from './tokens.ts'

const BREAKS = /^(?:br|p|div|li|tr|h[1-6])$/

/** The words alone, each run of white space as one blank. */
export function plainText(html: string): string {
  let words = ''
  for (const token of tokensOf(html)) {
    if (token.kind === 'text') words += decoded(token.text)
    else if (BREAKS.test(token.name)) words += ' '
  }
  return words.replace(/\s+/g, ' ').trim()
}
