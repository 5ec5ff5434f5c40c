/** Numbers in JSON that Salesforce writes as Java prints a double ('490.0', '1.39E8'), where JavaScript writes '490'. */

import { javaDouble } from '../../org/index.ts'

/** Before the digits of a double in JSON that is not ready yet; JSON escapes its first character. */
const mark = '\u0001double '
const marked = /"\\u0001double (-?\d+\.\d+(?:E-?\d+)?)"/g

/** A number that is written as a double. */
export class Double extends Number {
  toJSON(): string {
    return mark + javaDouble(this.valueOf())
  }
}

/** The JSON text of a value, its doubles written out. */
export function writeJson(value: unknown): string | undefined {
  const text: string | undefined = JSON.stringify(value)
  return text === undefined ? undefined : withDoublesWritten(text)
}

/** The JSON text with its doubles written out. */
export function withDoublesWritten(text: string): string {
  return text.includes('\\u0001double ') ? text.replace(marked, '$1') : text
}

/** A string of JSON that was not written out: the digits alone, when it is a double. */
export function digitsOf(text: string): string {
  return text.startsWith(mark) ? text.slice(mark.length) : text
}
