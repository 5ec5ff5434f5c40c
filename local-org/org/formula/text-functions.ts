/** Formula functions on text. */
import { to18 } from '../ids.ts'
import { asNumber, asText, type FormulaValue, isBlank } from './formula-value.ts'
import type { FormulaFunction } from './scope.ts'

/** A function of its arguments' values. */
const of =
  (compute: (...values: FormulaValue[]) => FormulaValue): FormulaFunction =>
  (args) =>
  (scope) =>
    compute(...args.map(({ value }) => value(scope)))

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

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
  CASESAFEID: of((id = null) => to18(asText(id)) ?? asText(id)),
  HYPERLINK: of((url = null, label = null, target = '_blank') => {
    return `<a href="${asText(url)}" target="${asText(target)}">${asText(label)}</a>`
  }),
  IMAGE: of((url = null, label = null, height = null, width = null) => {
    const size = isBlank(height) ? '' : ` style="height:${asText(height)}px; width:${asText(width)}px;"`
    return `<img src="${asText(url)}" alt="${asText(label)}"${size} border="0"/>`
  }),
  ASCII: of((text = null) => asText(text).codePointAt(0) ?? null),
  CHR: of((code = null) => String.fromCodePoint(asNumber(code))),
  INITCAP: of((text = null) => {
    return asText(text)
      .toLowerCase()
      .replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
  }),
  REVERSE: of((text = null) => [...asText(text)].reverse().join('')),
  ISNUMBER: of((text = null) => !isBlank(text) && !Number.isNaN(Number(asText(text)))),
  PICKLISTCOUNT: of((chosen = null) => (isBlank(chosen) ? 0 : asText(chosen).split(';').length)),
  HTMLENCODE: of((text = null) => asText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)),
  JSENCODE: of((text = null) =>
    asText(text)
      .replace(/[\\'"]/g, '\\$&')
      .replaceAll('\n', '\\n'),
  ),
  JSINHTMLENCODE: of((text = null) => asText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)),
  URLENCODE: of((text = null) => encodeURIComponent(asText(text)).replaceAll('%20', '+')),
  // There is no browser and no session behind a formula here.
  GETSESSIONID: of(() => ''),
  CURRENCYRATE: of(() => 1),
}
