/** Templates read once and kept, with Liquid's complaints as Problems. */
import type { Liquid } from 'liquidjs'
import { Problem } from '../../problems.ts'
import type { Facts } from './facts.ts'
import { createLanguage, longestTemplate } from './language.ts'
import { reasonOf } from './reason.ts'
import { type ReadTemplate, readTemplate, type Scope } from './template.ts'

const cachedTemplates = 5_000

/** Whether there is anything to fill in. */
export function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%')
}

export interface Compiled {
  single: boolean
  facts: Facts
  /** At once, in this thread. Throws Problem `template-invalid`. */
  give(scope: Scope): unknown
}

/** Reads templates of one language. Throws Problem `template-invalid`. */
export function compilerOf(liquid: Liquid): (source: string) => Compiled {
  const cache = new Map<string, Compiled>()
  return (source) => {
    const known = cache.get(source)
    if (known) return known
    if (cache.size >= cachedTemplates) cache.delete(cache.keys().next().value ?? '')
    const made = guardedTemplate(liquid, source)
    cache.set(source, made)
    return made
  }
}

/** A template ready to be filled. Throws Problem `template-invalid`. */
export const compile = compilerOf(createLanguage(1_000_000))

function guardedTemplate(liquid: Liquid, source: string): Compiled {
  if (source.length > longestTemplate) throw cannotFill(source, `it is longer than ${longestTemplate} characters`)
  const template: ReadTemplate = guarded(source, () => readTemplate(liquid, source))
  return { ...template, give: (scope) => guarded(source, () => template.give(scope)) }
}

function guarded<T>(source: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw cannotFill(source, reasonOf(cause), cause)
  }
}

export function cannotFill(source: string, reason: string, cause?: unknown): Problem {
  return new Problem('template-invalid', {
    what: `The template ${shortened(source)} cannot be filled: ${reason}.`,
    fix: 'Correct the Liquid: {{ json.field | filter }}.',
    cause,
  })
}

const shortened = (text: string) => JSON.stringify(text.length > 100 ? `${text.slice(0, 97)}…` : text)
