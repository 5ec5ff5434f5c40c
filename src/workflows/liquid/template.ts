/** One template, read: what it gives, what it reads, and what it may cost. */
import { type Liquid, Output, type Template } from 'liquidjs'
import { type Facts, factsOf } from './facts.ts'
import { newContext, plain, renderText } from './language.ts'

/** What templates can read. */
export interface Scope {
  json: Record<string, unknown>
  [name: string]: unknown
}

export interface ReadTemplate {
  /** A single `{{ … }}` gives its value as it is, of any type; all else gives text. */
  single: boolean
  facts: Facts
  /** Throws what Liquid throws. */
  give(scope: Scope): unknown
}

/** Longer texts are refused: they fit no field, and a doubling template would make them. */
const longestText = 1_000_000

/** Throws what Liquid throws. */
export function readTemplate(liquid: Liquid, source: string): ReadTemplate {
  const trimmed = source.trim()
  const single = trimmed.startsWith('{{') ? onlyOutput(liquid.parse(trimmed)) : null
  const templates = single ? [single] : liquid.parse(source)
  return {
    single: single !== null,
    facts: factsOf(templates, single !== null),
    give: (scope) => {
      if (single) return plain(single.value.value(newContext(liquid, scope), false))
      const text = renderText(liquid, templates, scope)
      if (text.length > longestText) throw new RangeError(`the text is longer than ${longestText} characters`)
      return text
    },
  }
}

function onlyOutput(templates: Template[]): Output | null {
  const [first] = templates
  return templates.length === 1 && first instanceof Output ? first : null
}
