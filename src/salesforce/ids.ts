/** Salesforce record ids: 15 characters that tell case, or 18 with three that make up for systems that do not. */
import { Problem } from '../problems.ts'

const checkLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** Whether the text has the form of an id; of 18 characters the last three must fit. */
export function isId(text: unknown): text is string {
  if (typeof text !== 'string' || !/^(?:[a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})$/.test(text)) return false
  return text.length === 15 || checkOf(text.slice(0, 15)) === text.slice(15).toUpperCase()
}

/** The id with 18 characters. Throws `id-malformed`. */
export function longId(id: string): string {
  if (!isId(id)) {
    throw new Problem('id-malformed', {
      what: `"${id}" is not a Salesforce id.`,
      fix: 'Give the 15 or 18 characters as Salesforce shows them.',
    })
  }
  const short = id.slice(0, 15)
  return short + checkOf(short)
}

/** One letter for five characters: its bits say which of them are upper case. */
function checkOf(short: string): string {
  return [0, 5, 10].map((start) => checkLetters[upperBits(short.slice(start, start + 5))]).join('')
}

function upperBits(five: string): number {
  return [...five].reduce((bits, letter, n) => (/[A-Z]/.test(letter) ? bits | (1 << n) : bits), 0)
}
