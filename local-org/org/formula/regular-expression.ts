/** Patterns of formulas are Java's; what Java writes otherwise than JavaScript is rewritten here. */
import { fault } from './fault.ts'

const CLASSES: Record<string, string> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: 'A-Za-z0-9',
  XDigit: '0-9A-Fa-f',
  Space: '\\s',
  Punct: '!-\\/:-@\\[-`{-~',
}

const known = new Map<string, RegExp>()

function rewritten(pattern: string): RegExp {
  const body = pattern
    .replace(/\\p\{(\w+)\}/g, (all, name: string) => (CLASSES[name] ? `[${CLASSES[name]}]` : all))
    .replaceAll('\\A', '^')
    .replaceAll(/\\[zZ]/g, '$')
    .replaceAll('(?i)', '')
    .replace(/([*+?}])\+/g, '$1')
  return new RegExp(`^(?:${body})$`, pattern.includes('(?i)') ? 'is' : 's')
}

/** Whether the whole text is of the pattern. Faults when there can be no such pattern. */
export function matches(text: string, pattern: string): boolean {
  let expression = known.get(pattern)
  if (!expression) {
    try {
      expression = rewritten(pattern)
    } catch {
      throw fault(`Invalid regular expression: ${pattern}`)
    }
    known.set(pattern, expression)
  }
  return expression.test(text)
}
