/** Fills a step's values from earlier results. */
import { compile, isTemplate, type Scope } from './liquid.ts'

/**
 * The value with every template in it filled. A text that is exactly one `{{ … }}` becomes the value itself, its type kept;
 * where that is absent the field (or list entry) is left out, while null stays null. Keys are taken as they are.
 * Throws Problem `template-invalid`.
 */
export function fill(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return isTemplate(value) ? compile(value).give(scope) : value
  if (Array.isArray(value)) return value.map((entry) => fill(entry, scope)).filter((entry) => entry !== undefined)
  if (typeof value !== 'object' || value === null) return value
  const filled = Object.entries(value).map(([key, entry]) => [key, fill(entry, scope)] as const)
  return Object.fromEntries(filled.filter(([, entry]) => entry !== undefined))
}
