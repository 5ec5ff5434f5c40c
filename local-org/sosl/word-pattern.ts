/** A word of a search that may hold wildcards. */

export interface WordPattern {
  /** What every matching word begins with. */
  readonly prefix: string
  /** Whether the word stands for itself alone. */
  readonly exact: boolean
  matches(word: string): boolean
}

/** `acm*` matches acme and acmetal, `sm?th` smith and smyth. */
export function wordPattern(source: string): WordPattern {
  const wild = source.search(/[*?]/)
  if (wild < 0) return { prefix: source, exact: true, matches: (word) => word === source }
  const prefix = source.slice(0, wild)
  if (wild === source.length - 1 && source.endsWith('*')) {
    return { prefix, exact: false, matches: (word) => word.startsWith(prefix) }
  }
  const expression = new RegExp(`^${source.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 'u')
  return { prefix, exact: false, matches: (word) => expression.test(word) }
}
