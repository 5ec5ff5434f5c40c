/** The rows an index offers for a search term. */
import type { Phrase, Term } from './term.ts'
import type { WordIndex } from './word-index.ts'

type Numbers = ReadonlySet<number>

function intersection(a: Numbers, b: Numbers): Numbers {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  return keep(small, (number) => large.has(number))
}

function keep(numbers: Numbers, wanted: (number: number) => boolean): Numbers {
  const kept = new Set<number>()
  for (const number of numbers) if (wanted(number)) kept.add(number)
  return kept
}

function phrase({ words }: Phrase, index: WordIndex, mask: number): Numbers {
  return words.map((word): Numbers => index.find(word, mask)).reduce(intersection)
}

/** Whether the index knows the answer: it does not know which words follow each other. */
export function isExact(term: Term): boolean {
  return term.kind === 'phrase' ? term.words.length === 1 : isExact(term.left) && isExact(term.right)
}

function numbersOf(term: Term, index: WordIndex, mask: number): Numbers {
  if (term.kind === 'phrase') return phrase(term, index, mask)
  const left = numbersOf(term.left, index, mask)
  // What is taken away must be known exactly.
  if (term.kind === 'without' && !isExact(term.right)) return left
  const right = numbersOf(term.right, index, mask)
  if (term.kind === 'or') return new Set([...left, ...right])
  return term.kind === 'and' ? intersection(left, right) : keep(left, (number) => !right.has(number))
}

/**
 * Numbers of all rows that hold the term, and of more when the term is not exact. A single word, which half the rows may
 * hold, is answered one by one: whoever wants only a few stops early.
 */
export function findCandidates(term: Term, index: WordIndex, mask: number): Iterable<number> {
  const [word = '', ...more] = term.kind === 'phrase' ? term.words : []
  const isPlainWord = term.kind === 'phrase' && more.length === 0 && !/[*?]/.test(word)
  return isPlainWord ? index.holding(word, mask) : numbersOf(term, index, mask)
}
