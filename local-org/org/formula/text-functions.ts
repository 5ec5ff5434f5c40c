/** Formula functions on text. Blank and empty are the same. */
import { to18 } from '../ids.ts'
import { ofText, ofValues, strict } from './arguments.ts'
import { asNumber, asText, type FormulaValue, isBlank } from './formula-value.ts'
import { matches } from './regular-expression.ts'
import type { FormulaFunction } from './scope.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const html = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

const SCRIPT: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const script = (text: string) => text.replace(/[\\'"\n\r\t]/g, (sign) => SCRIPT[sign] ?? `\\${sign}`)

/** Nothing is found in a blank, and a blank is found in everything. */
const found = (holds: (text: string, part: string) => boolean) =>
  ofValues((text = null, part = null) => {
    if (isBlank(part)) return true
    return isBlank(text) ? null : holds(asText(text), asText(part))
  })

/** Longer texts are cut to the length. */
const pad = (side: 'padStart' | 'padEnd') =>
  strict((text = null, length = null, fill = ' ') => {
    const size = Math.trunc(asNumber(length))
    return size <= 0 ? null : asText(text)[side](size, asText(fill)).slice(0, size)
  })

const firstLetters = (text: string) =>
  text
    .toLowerCase()
    .replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())

const inLanguage = (change: (text: string, locale: string | undefined) => string) =>
  ofValues((text = null, locale = null) =>
    change(asText(text), isBlank(locale) ? undefined : asText(locale).replace('_', '-')),
  )

function middle(text: string, start: number, count: number): FormulaValue {
  const from = Math.max(Math.trunc(start), 1) - 1
  return count <= 0 ? null : text.slice(from, from + Math.trunc(count))
}

export const TEXT_FUNCTIONS: Record<string, FormulaFunction> = {
  TEXT: ofValues((value = null) => asText(value)),
  LEN: ofValues((text = null) => asText(text).length),
  LEFT: strict((text = null, count = null) => asText(text).slice(0, Math.max(0, asNumber(count)))),
  RIGHT: strict((text = null, count = null) => (asNumber(count) > 0 ? asText(text).slice(-asNumber(count)) : null)),
  MID: strict((text = null, start = null, count = null) => middle(asText(text), asNumber(start), asNumber(count))),
  UPPER: inLanguage((text, locale) => text.toLocaleUpperCase(locale)),
  LOWER: inLanguage((text, locale) => text.toLocaleLowerCase(locale)),
  TRIM: ofText((text) => text.replace(/^ +| +$/g, '')),
  CONTAINS: found((text, part) => text.includes(part)),
  BEGINS: found((text, part) => text.startsWith(part)),
  FIND: ofValues((part = null, text = null, start = 1) => {
    if (isBlank(part) || isBlank(text)) return 0
    return asText(text).indexOf(asText(part), asNumber(start) - 1) + 1
  }),
  SUBSTITUTE: ofValues((text = null, part = null, by = null) => {
    return isBlank(part) ? null : asText(text).replaceAll(asText(part), () => asText(by))
  }),
  LPAD: pad('padStart'),
  RPAD: pad('padEnd'),
  REGEX: ofValues((text = null, pattern = null) => matches(asText(text), asText(pattern))),
  BR: () => () => '<br>',
  CASESAFEID: ofText((id) => to18(id) ?? id),
  HYPERLINK: ofValues((url = null, label = null, target = '_blank') => {
    return `<a href="${asText(url)}" target="${asText(target)}">${asText(label)}</a>`
  }),
  IMAGE: ofValues((url = null, label = null, height = null, width = null) => {
    const size = isBlank(height) ? '' : ` style="height:${asText(height)}px; width:${asText(width)}px;"`
    return `<img src="${asText(url)}" alt="${asText(label)}"${size} border="0"/>`
  }),
  ASCII: ofText((text) => text.codePointAt(0) ?? null),
  CHR: strict((code = null) => {
    const point = Math.trunc(asNumber(code))
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : null
  }),
  INITCAP: ofText(firstLetters),
  REVERSE: ofText((text) => [...text].reverse().join('')),
  ISNUMBER: ofValues((text = null) => /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(asText(text))),
  PICKLISTCOUNT: ofValues((chosen = null) => (isBlank(chosen) ? 0 : asText(chosen).split(';').length)),
  HTMLENCODE: ofText(html),
  JSENCODE: ofText(script),
  JSINHTMLENCODE: ofText((text) => html(script(text))),
  URLENCODE: ofText((text) => encodeURIComponent(text).replaceAll('%20', '+')),
  // There is no browser and no session behind a formula here.
  GETSESSIONID: () => () => '',
  CURRENCYRATE: () => () => 1,
}
