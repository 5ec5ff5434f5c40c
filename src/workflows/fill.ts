/** Fills a step's values from earlier results. */
import { cannotFill, isTemplate } from './liquid/compile.ts'
import { render } from './liquid/render.ts'
import type { Scope } from './liquid/template.ts'
import { type Nil, settleNil } from './nil.ts'

/**
 * The value with every template in it filled. A text that is exactly one `{{ … }}` becomes the value itself, its type kept;
 * where that is absent the field (or list entry) is left out, while null stays null, unless `nil` says otherwise. Keys are
 * taken as they are, and so is what a template gives: it is not filled again.
 * Throws Problem `template-invalid`, `value-missing`.
 */
export async function fill(value: unknown, scope: Scope, nil?: Nil): Promise<unknown> {
  return fillAt(value, scope, nil, '')
}

async function fillAt(value: unknown, scope: Scope, nil: Nil | undefined, path: string): Promise<unknown> {
  if (typeof value === 'string') return isTemplate(value) ? fillText(value, scope, nil, path) : value
  if (typeof value !== 'object' || value === null) return value
  const inside = (key: string | number) => (path === '' ? `${key}` : `${path}.${key}`)
  if (Array.isArray(value)) {
    const filled = await Promise.all(value.map((entry, index) => fillAt(entry, scope, nil, inside(index))))
    return filled.filter((entry) => entry !== undefined)
  }
  const entries = Object.entries(value).map(
    async ([key, entry]) => [key, await fillAt(entry, scope, nil, inside(key))] as const,
  )
  return Object.fromEntries((await Promise.all(entries)).filter(([, entry]) => entry !== undefined))
}

async function fillText(text: string, scope: Scope, nil: Nil | undefined, path: string): Promise<unknown> {
  const { single, value } = await render(text, scope)
  // In JSON it would be null: after a restart another value than before it.
  if (typeof value === 'number' && !Number.isFinite(value)) throw cannotFill(text, 'what it reckons with is no number')
  return single ? settleNil(value, path, text, nil) : value
}
