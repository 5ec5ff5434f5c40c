/** Whether a value we sent and a value the org gives back are the same value. */
import { isId } from '../../salesforce/index.ts'
import { shortId } from './whose.ts'

/**
 * Salesforce trims texts, writes times its own way, ends ids with three more letters, and has null for what is empty. A parent given by
 * its external id comes back as an id: that is taken for the same.
 */
export function sameValue(sent: unknown, read: unknown): boolean {
  if (typeof sent === 'object' && sent !== null) return true
  return JSON.stringify(plain(sent)) === JSON.stringify(plain(read))
}

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

function plain(value: unknown): unknown {
  if (value === undefined || value === '') return null
  if (typeof value === 'number') return Number(value.toPrecision(12))
  if (typeof value !== 'string') return value
  const text = value.trim().replace(/\r\n?/g, '\n')
  if (time.test(text)) return Date.parse(text.replace('+0000', 'Z'))
  if (text === '') return null
  // Several choices of a list come in the list's order.
  return isId(text as unknown) ? shortId(text) : text.split(';').sort().join(';')
}
