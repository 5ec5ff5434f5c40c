/** A template cut into its texts and its expressions, to be shown as pills. */
export interface Token {
  kind: 'text' | 'value' | 'logic'
  /** Of a value the expression inside the braces, of logic the tag, else the text. */
  text: string
  from: number
  to: number
}

const mark = /\{\{-?\s*([\s\S]*?)\s*-?\}\}|\{%-?\s*([\s\S]*?)\s*-?%\}/g

export function tokensOf(template: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const match of template.matchAll(mark)) {
    if (match.index > at)
      tokens.push({ kind: 'text', text: template.slice(at, match.index), from: at, to: match.index })
    const to = match.index + match[0].length
    const [, value, logic] = match
    tokens.push({ kind: value === undefined ? 'logic' : 'value', text: value ?? logic ?? '', from: match.index, to })
    at = to
  }
  if (at < template.length) tokens.push({ kind: 'text', text: template.slice(at), from: at, to: template.length })
  return tokens
}

export const isTemplate = (value: unknown): value is string => typeof value === 'string' && /\{\{|\{%/.test(value)

/** The path an expression begins with: json.findAccount.id of `json.findAccount.id | upcase`. */
export const pathIn = (expression: string): string => /^[\w.[\]]+/.exec(expression)?.[0] ?? ''

/** All templates inside a value, by their place. */
export function templatesIn(value: unknown, at = ''): Record<string, string> {
  if (isTemplate(value)) return { [at]: value }
  if (typeof value !== 'object' || value === null) return {}
  const found = Object.entries(value).map(([key, one]) => templatesIn(one, at === '' ? key : `${at}/${key}`))
  return Object.assign({}, ...found)
}
