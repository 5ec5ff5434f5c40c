/** Formula functions on text. */
import { asNumber, asText, type FormulaValue } from './formula-value.ts'
import type { FormulaFunction } from './scope.ts'

/** A function of its arguments' values. */
const of =
  (compute: (...values: FormulaValue[]) => FormulaValue): FormulaFunction =>
  (args) =>
  (scope) =>
    compute(...args.map(({ value }) => value(scope)))

const contains = (text: FormulaValue = null, part: FormulaValue = null) => asText(text).includes(asText(part))

const pad = (side: 'padStart' | 'padEnd') =>
  of((text = null, length = null, fill = ' ') => asText(text)[side](asNumber(length), asText(fill)))

export const TEXT_FUNCTIONS: Record<string, FormulaFunction> = {
  TEXT: of((value = null) => asText(value)),
  LEN: of((text = null) => asText(text).length),
  LEFT: of((text = null, count = null) => asText(text).slice(0, asNumber(count))),
  RIGHT: of((text = null, count = null) => (asNumber(count) > 0 ? asText(text).slice(-asNumber(count)) : '')),
  MID: of((text = null, start = null, count = null) =>
    asText(text).substring(asNumber(start) - 1, asNumber(start) - 1 + asNumber(count)),
  ),
  UPPER: of((text = null) => asText(text).toUpperCase()),
  LOWER: of((text = null) => asText(text).toLowerCase()),
  TRIM: of((text = null) => asText(text).trim()),
  CONTAINS: of(contains),
  BEGINS: of((text = null, part = null) => asText(text).startsWith(asText(part))),
  FIND: of((part = null, text = null, start = 1) => asText(text).indexOf(asText(part), asNumber(start) - 1) + 1),
  SUBSTITUTE: of((text = null, part = null, by = null) => asText(text).replaceAll(asText(part), asText(by))),
  LPAD: pad('padStart'),
  RPAD: pad('padEnd'),
  REGEX: of((text = null, pattern = null) => new RegExp(`^(?:${asText(pattern)})$`).test(asText(text))),
  BR: of(() => '\n'),
  CASESAFEID: of((id = null) => asText(id)),
  HYPERLINK: of((_url = null, label = null) => asText(label)),
}
