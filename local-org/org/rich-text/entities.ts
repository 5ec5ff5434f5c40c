/** Character references of HTML: read as characters, and written for the few that Salesforce keeps as references. */

/** Names of the characters U+00A0 to U+00FF, in their order (https://www.w3.org/TR/html401/sgml/entities.html). */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const FIRST_LATIN = 0xa0

const OTHERS: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bull: '•',
  euro: '€',
  gt: '>',
  hellip: '…',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  ndash: '–',
  quot: '"',
  rarr: '→',
  rdquo: '”',
  rsquo: '’',
  trade: '™',
}

const NAMED = new Map([
  ...LATIN.split(' ').map((name, at): [string, string] => [name, String.fromCharCode(FIRST_LATIN + at)]),
  ...Object.entries(OTHERS),
])

const LAST_CODE = 0x10ffff

/** The text with its references read; those that name nothing stay as they are. */
export function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w+));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED.get(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= LAST_CODE ? String.fromCodePoint(code) : whole
  })
}

const KEPT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** The five characters that stored rich text has as references [R: rows of true orgs]; all others stand for themselves. */
export const encoded = (text: string): string => text.replace(/[&<>"']/g, (sign) => KEPT[sign] ?? sign)
