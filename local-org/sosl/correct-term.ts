/** Looks for the words of a term in another spelling: the commonest indexed word that is one slip of the pen away. */
import type { Term } from './term.ts'
import type { WordIndex } from './word-index.ts'

/** Shorter words have too many neighbours. */
const SHORTEST = 4

/** Whether one letter more, less, other, or two that changed places make one word of the other. */
function isOneSlip(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (a.length !== b.length) {
    const [long, short] = restA.length > restB.length ? [restA, restB] : [restB, restA]
    return long.slice(1) === short
  }
  if (restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

function nearest(word: string, index: WordIndex): string {
  if (word.length < SHORTEST || /[*?\d]/.test(word)) return word
  const isNear = (other: string) => Math.abs(other.length - word.length) <= 1 && isOneSlip(word, other)
  return index.commonest(word.slice(0, 1), isNear) ?? word
}

/** The term with each word that is not in the index in the spelling that is; undefined when nothing changes. */
export function correctTerm(term: Term, index: WordIndex): Term | undefined {
  let changed = false
  const corrected = (one: Term): Term => {
    if (one.kind !== 'phrase') return { ...one, left: corrected(one.left), right: corrected(one.right) }
    const words = one.words.map((word) => (index.has(word) ? word : nearest(word, index)))
    changed ||= words.some((word, place) => word !== one.words[place])
    return { kind: 'phrase', words }
  }
  const found = corrected(term)
  return changed ? found : undefined
}
