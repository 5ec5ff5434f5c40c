/** What a person types into a field, as a search term: the beginning of names, with no signs and operators of its own. */

const OPERATOR = /^(?:and|or|not)$/i
const ONE_LETTER = /^[\x21-\x7e]$/

/** 'smith & c' finds what begins with 'smith'; undefined when nothing is left to search for. */
export function typedTerm(typed: string): string | undefined {
  const words = typed.match(/[\p{L}\p{N}]+/gu) ?? []
  const kept = words.filter((word) => !OPERATOR.test(word) && !ONE_LETTER.test(word))
  return kept.length > 0 ? `${kept.join(' ')}*` : undefined
}
