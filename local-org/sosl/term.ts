/** What is searched for, as a tree: words and phrases joined by AND, OR and AND NOT. */

/** Words that must follow each other; each may hold the wildcards `*` (any text) and `?` (one character). */
export interface Phrase {
  readonly kind: 'phrase'
  readonly words: readonly string[]
}

export type Term =
  | Phrase
  | { readonly kind: 'and'; readonly left: Term; readonly right: Term }
  | { readonly kind: 'or'; readonly left: Term; readonly right: Term }
  | { readonly kind: 'without'; readonly left: Term; readonly right: Term }

/** All phrases of a term. */
export function phrasesOf(term: Term): readonly Phrase[] {
  return term.kind === 'phrase' ? [term] : [...phrasesOf(term.left), ...phrasesOf(term.right)]
}
