/** Whether a row truly holds a search term, by reading its texts: decides phrases, and fields a user may not see. */
import type { Row } from '../org/index.ts'
import { isInGroup, isPhone, type SearchedField } from './field-group.ts'
import type { Phrase, Term } from './term.ts'
import { digitsOf } from './word-index.ts'
import { type WordPattern, wordPattern } from './word-pattern.ts'
import { wordsOf } from './words.ts'

type Texts = readonly (readonly string[])[]

function followEachOther(words: readonly string[], patterns: readonly WordPattern[]): boolean {
  for (let start = 0; start + patterns.length <= words.length; start++) {
    if (patterns.every((pattern, place) => pattern.matches(words[start + place]!))) return true
  }
  return false
}

function phraseTest({ words }: Phrase): (texts: Texts) => boolean {
  const patterns = words.map(wordPattern)
  return (texts) => texts.some((text) => followEachOther(text, patterns))
}

function termTest(term: Term): (texts: Texts) => boolean {
  if (term.kind === 'phrase') return phraseTest(term)
  const left = termTest(term.left)
  const right = termTest(term.right)
  if (term.kind === 'or') return (texts) => left(texts) || right(texts)
  const wanted = term.kind === 'and'
  return (texts) => left(texts) && right(texts) === wanted
}

function textsOf(row: Row, fields: readonly SearchedField[]): Texts {
  return fields.flatMap(({ name, kinds }) => {
    const value = row[name]
    if (typeof value !== 'string') return []
    return isPhone(kinds) ? [wordsOf(value), [digitsOf(value)]] : [wordsOf(value)]
  })
}

/** A test for rows that hold the term in those of the fields that belong to the group. */
export function rowTest(term: Term, fields: readonly SearchedField[], mask: number): (row: Row) => boolean {
  const read = fields.filter((field) => isInGroup(field.kinds, mask))
  const test = termTest(term)
  return (row) => test(textsOf(row, read))
}
