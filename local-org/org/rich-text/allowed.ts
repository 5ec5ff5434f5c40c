/** What rich text may consist of: tags, attributes, addresses (https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-formatted-rich-text). */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const TAGS = words(
  'a abbr acronym address b bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var',
)

const ATTRIBUTES = words(
  'abbr align alt background bgcolor border cellpadding cellspacing charset cite class clear color cols colspan data-fileid datetime dir face headers height href hreflang hspace id lang longdesc name noshade nowrap rel rev rows rowspan rules scope size span src start style summary target title type usemap valign value vspace width',
)

/** Attributes that hold addresses. */
const ADDRESSES = words('background cite href longdesc src')

/** Tags without an end; an image has one all the same [R]. */
const VOID = words('br col hr')

/** What an open tag of this name ends, as far up as the tags behind '|' stand. */
const ENDS: Readonly<Record<string, readonly [ended: ReadonlySet<string>, within: ReadonlySet<string>]>> = {
  dd: [words('dd dt'), words('dl')],
  dt: [words('dd dt'), words('dl')],
  li: [words('li'), words('ol ul')],
  p: [words('p'), words('blockquote div li td th')],
  td: [words('td th'), words('tr table')],
  th: [words('td th'), words('tr table')],
  tr: [words('td th tr'), words('tbody thead tfoot table')],
}

const GOOD_ADDRESS = /^(?:https?:|mailto:|tel:|sms:|ftp:|data:image\/|[^a-z]|[^:]*$|[^:]*[/?#])/i
const BAD_STYLE = /expression\s*\(|javascript:|vbscript:|behavior\s*:|-moz-binding|url\s*\(|\bposition\s*:/i

export const mayStand = (tag: string): boolean => TAGS.has(tag)
export const isVoid = (tag: string): boolean => VOID.has(tag)

/** Whether an open tag ends the open element `other`, or keeps what is open outside it. */
export function endsOpen(tag: string, other: string): 'ends' | 'holds' | undefined {
  const [ended, within] = ENDS[tag] ?? []
  if (ended?.has(other)) return 'ends'
  return within?.has(other) ? 'holds' : undefined
}

/** The value as it may stand; undefined when the attribute goes. */
export function allowedValue(name: string, value: string): string | undefined {
  if (!ATTRIBUTES.has(name)) return undefined
  if (name === 'style') return allowedStyle(value.trimStart())
  const address = ADDRESSES.has(name) ? withoutControls(value) : undefined
  return address === undefined || GOOD_ADDRESS.test(address) ? value : undefined
}

/** Declarations that could run something, or leave their place, go; without any the style stays as it was written. */
function allowedStyle(style: string): string | undefined {
  if (!BAD_STYLE.test(style)) return style
  const kept = style.split(';').filter((declaration) => declaration.trim() !== '' && !BAD_STYLE.test(declaration))
  return kept.length === 0 ? undefined : `${kept.map((declaration) => declaration.trim()).join('; ')};`
}

/** Browsers read over these. */
function withoutControls(text: string): string {
  return [...text].filter((sign) => sign > ' ').join('')
}
