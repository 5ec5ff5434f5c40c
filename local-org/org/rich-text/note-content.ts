/** The text of a note: rich, on one line, its words as they came (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentnote.htm). */
import { rewriteRichText } from './rewrite.ts'

/** Pictures stay in the text; what is neither tag nor reference is escaped. */
export function noteContent(html: string): string {
  return rewriteRichText(html.replace(/[\r\n]+/g, ''), (_, address) => address, escapedOnce)
}

const escapedOnce = (text: string) =>
  text
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
