/** Mistakes of a document, each with its place, gathered so that all are told at once. */
import { Problem } from '../problems.ts'

export interface Mistake {
  /** Where in the document: ['steps', 2, 'with', 'subject']. */
  path: (string | number)[]
  what: string
  fix: string
}

/** The place as people write it: steps[2].with.subject. */
function pathText(path: (string | number)[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('')
}

/**
 * One Problem `workflow-invalid` for all of them, in the order of the text.
 * @param lineOf line of a place in the text, counted from 1, when known
 */
export function workflowProblem(mistakes: Mistake[], lineOf: (path: (string | number)[]) => number | null): Problem {
  const placed = mistakes.map((mistake) => ({ ...mistake, line: lineOf(mistake.path) }))
  placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const told = placed.map(({ path, what, fix, line }) => {
    return { path: pathText(path), what: line === null ? what : `Line ${line}: ${what}`, fix }
  })
  const items = [...new Map(told.map((item) => [`${item.path} ${item.what}`, item])).values()]
  const [first] = items
  const more = items.length > 1 ? ` (${items.length} mistakes in all.)` : ''
  return new Problem('workflow-invalid', {
    what: `${first?.what ?? 'The document is empty.'}${more}`,
    fix: first?.fix ?? 'Give a name, a trigger and steps.',
    items,
  })
}
