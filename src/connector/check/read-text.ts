/** Text of every kind. */
import type { FieldDescribe } from '../../salesforce/index.ts'
import { misfit } from './misfit.ts'

/** Numbers and yes/no become text; lists and objects do not; too long is a Problem, never cut silently. */
export function readText(field: FieldDescribe, value: unknown): string {
  if (typeof value === 'object') throw misfit(field, value, 'text', 'Pick one value of it: {{ json.step.name }}.')
  const text = String(value)
  if (field.length > 0 && text.length > field.length && field.type !== 'base64') {
    const cut = `{{ … | truncate: ${field.length}, "" }}`
    throw misfit(field, text, `at most ${field.length} characters (these are ${text.length})`, `Shorten it: ${cut}.`)
  }
  if (field.type === 'email') return readEmail(field, text)
  return text
}

function readEmail(field: FieldDescribe, text: string): string {
  const trimmed = text.trim()
  if (/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+$/.test(trimmed)) return trimmed
  throw misfit(field, text, 'one e-mail address', 'Give it in the form name@example.com.')
}
