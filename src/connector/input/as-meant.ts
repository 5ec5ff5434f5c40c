/** Inputs as people and templates give them, where a schema wants another kind of value: `"yes"`, `"3"`, `null` for nothing. */
import type { z } from 'zod'
import { toNumber } from '../check/read-number.ts'
import { yesOrNo } from '../check/yes-no.ts'

type Reading = (value: unknown) => unknown

const text: Reading = (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined)
const list: Reading = (value) => (typeof value === 'string' ? [value] : undefined)

/** A text in JSON, as a model or a form gives an object. */
const object: Reading = (value) => {
  try {
    const read: unknown = typeof value === 'string' ? JSON.parse(value) : undefined
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : undefined
  } catch {
    return undefined
  }
}

/** By the kind the schema wants. Undefined: it cannot be read so. */
const readings: Record<string, Reading> = {
  ...{ string: text, array: list, record: object, object },
  ...{ number: toNumber, int: toNumber, boolean: yesOrNo },
}

/** The input with every refused value read as it was probably meant. What cannot be read stays, for the schema to refuse. */
export function asMeant(given: unknown, issues: z.core.$ZodIssue[]): unknown {
  if (typeof given !== 'object' || given === null) return given
  const read: Record<string, unknown> = { ...given }
  for (const issue of issues) {
    const [name, ...deeper] = issue.path
    const isKind = issue.code === 'invalid_type' || issue.code === 'invalid_value'
    if (!isKind || typeof name !== 'string' || deeper.length > 0 || !Object.hasOwn(read, name)) continue
    read[name] = readingOf(issue, onlyOne(read[name]))
    if (read[name] === undefined) delete read[name]
  }
  return read
}

/** A list of one is its only value: `{{ … | first | map: "externalId" }}` gives a list. */
function onlyOne(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value
}

type Kind = z.core.$ZodIssueInvalidType | z.core.$ZodIssueInvalidValue

/** Nothing where nothing may stand is left out, so that a default or "it is needed" applies. */
function readingOf(issue: Kind, value: unknown): unknown {
  if (value === null) return undefined
  if (issue.code === 'invalid_value') return value === '' ? undefined : choiceMeant(issue.values, value)
  if (typeof value === issue.expected) return value
  if (value === '') return undefined
  return readings[issue.expected]?.(value) ?? value
}

/** One of the words, capitals aside. */
function choiceMeant(words: readonly unknown[], value: unknown): unknown {
  const lower = String(value).trim().toLowerCase()
  return words.find((word) => String(word).toLowerCase() === lower) ?? value
}
