/** Where and why a file of a package cannot be read, in the words of the parser Salesforce has. */

/** What is wrong with a file; counted from one. */
export interface ParseFault {
  problem: string
  lineNumber: number
  columnNumber: number
}

/** Our parser's words -> theirs, given the text before the fault. */
const words: readonly (readonly [RegExp, (before: string, rest: string) => string])[] = [
  [/^text data outside of root node/, (before) => outside(before)],
  [/^(?:unexpected close tag|unmatched closing tag|unclosed tag)/, (before) => unclosed(innermost(before))],
  [/^undefined entity/, () => "The entity name must immediately follow the '&' in the entity reference."],
  [/^Premature end of file/, () => 'Premature end of file.'],
]

/** Undefined when the message tells no place: then it is none of the parser. */
export function parseFault(xml: string, message: string): ParseFault | undefined {
  const [, line, column, told] = /^(\d+):(\d+): (.*)$/s.exec(message) ?? []
  if (told === undefined) return undefined
  const [lineNumber, columnNumber] = [Number(line), Number(column)]
  const lines = xml.split('\n').slice(0, lineNumber)
  const before = [...lines.slice(0, -1), (lines.at(-1) ?? '').slice(0, columnNumber)].join('\n')
  const [, say] = words.find(([pattern]) => pattern.test(told)) ?? []
  return { problem: `Error parsing file: ${say?.(before, told) ?? told}`, lineNumber, columnNumber }
}

function outside(before: string): string {
  return `Content is not allowed in ${/<\w/.test(before) ? 'trailing section' : 'prolog'}.`
}

function unclosed(name: string): string {
  return `The element type "${name}" must be terminated by the matching end-tag "</${name}>".`
}

/** The element that is open at the end of the text, the last closing tag left out: it is the wrong one. */
function innermost(before: string): string {
  const open: string[] = []
  const tags = [...before.replace(/<!--.*?-->/gs, '').matchAll(/<(\/?)([\w:.-]+)[^<>]*?(\/?)>/g)]
  for (const [, closing, name = '', empty] of tags) {
    if (closing && open.at(-1) !== name) break
    if (closing) open.pop()
    else if (!empty) open.push(name)
  }
  return open.at(-1) ?? ''
}
