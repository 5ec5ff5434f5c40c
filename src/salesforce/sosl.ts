/** Writes a search term whose characters cannot act as SOSL operators. */

/** Escapes ? & | ! { } [ ] ( ) ^ ~ * : \ " ' + - for use inside FIND {…}. */
export function soslTerm(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(/[?&|!{}[\]()^~*:\\"'+-]/g, '\\$&')
}
