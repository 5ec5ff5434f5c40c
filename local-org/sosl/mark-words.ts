/** Finds in a text what a search term found there, and puts <mark> tags around it. */
import type { Term } from './term.ts'
import { foldText } from './words.ts'

const WORD = /[\p{L}\p{N}]+/gu

interface Place {
  readonly start: number
  readonly end: number
}

/** What a term wants to be there; what stands behind AND NOT is not, and wildcards are not marked. */
function wanted(term: Term): readonly (readonly string[])[] {
  if (term.kind === 'phrase') return [term.words]
  const left = wanted(term.left)
  return term.kind === 'without' ? left : [...left, ...wanted(term.right)]
}

/** Whether the words of a phrase stand in this order from a word on. */
function standsAt(phrase: readonly string[], words: readonly string[], start: number): boolean {
  return phrase.every((word, place) => words[start + place] === word)
}

function placesIn(text: string, phrases: readonly (readonly string[])[]): readonly Place[] {
  const spots = [...text.matchAll(WORD)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  const words = spots.map(({ start, end }) => foldText(text.slice(start, end)))
  const places: Place[] = []
  for (let at = 0; at < words.length; at++) {
    const phrase = phrases.find((one) => standsAt(one, words, at))
    const last = phrase && spots[at + phrase.length - 1]
    if (!phrase || !last) continue
    places.push({ start: spots[at]!.start, end: last.end })
    at += phrase.length - 1
  }
  return places
}

/** Tags within a text are shown, not obeyed. */
function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

export interface WordMarker {
  /** The whole text with what was found in <mark> tags; undefined when nothing of it is in the text. */
  mark(text: string): string | undefined
  /** A piece of the text, at most so many characters before the tags, that begins near the first word found. */
  excerpt(text: string, length: number): string | undefined
}

/** Words before the first one found that a piece of text begins with, in characters. */
const LEAD = 40

/** What marks the words of a term; a term of wildcards alone marks nothing. */
export function wordMarker(term: Term): WordMarker {
  const phrases = wanted(term).filter((words) => !words.some((word) => /[*?]/.test(word)))
  const longestFirst = phrases.toSorted((a, b) => b.length - a.length)
  function mark(text: string): string | undefined {
    const places = placesIn(text, longestFirst)
    if (places.length === 0) return undefined
    const pieces = places.map(({ start, end }, at) => {
      const before = text.slice(places[at - 1]?.end ?? 0, start)
      return `${escaped(before)}<mark>${escaped(text.slice(start, end))}</mark>`
    })
    return pieces.join('') + escaped(text.slice(places.at(-1)?.end))
  }
  function excerpt(text: string, length: number): string | undefined {
    const [first] = placesIn(text, longestFirst)
    if (!first) return undefined
    const from = first.start <= LEAD ? 0 : text.indexOf(' ', first.start - LEAD) + 1
    const piece = text.slice(from, from + length)
    const cut = from + length < text.length ? `${piece.replace(/\s+\S*$/, '')}...` : piece
    return mark(cut)
  }
  return { mark, excerpt }
}
