/** Cuts text into the words a search compares: letters and digits, without case and accents. */

const WORD = /[\p{L}\p{N}]+/gu
const PLAIN = /^[\x20-\x7e]*$/
const PLAIN_WORD = /[a-z0-9]+/g

/** The form in which texts are compared: `Échelle` -> `echelle`. */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  return PLAIN.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '')
}

/** The words of a text in their order. */
export function wordsOf(text: string): readonly string[] {
  const folded = foldText(text)
  return folded.match(PLAIN.test(folded) ? PLAIN_WORD : WORD) ?? []
}
