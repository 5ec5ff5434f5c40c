/** Fills a web address so that values stay where they are put. */
import { Problem } from '../problems.ts'
import { compile, compilerOf, isTemplate } from './liquid/compile.ts'
import { createLanguage } from './liquid/language.ts'
import { render } from './liquid/render.ts'
import type { Scope } from './liquid/template.ts'

const encoded = (value: unknown) => (value === null || value === undefined ? '' : encodeURIComponent(String(value)))

/** As all templates, but every value is encoded before it enters; `| raw` puts it in as it is. */
const compileUrl = compilerOf(createLanguage(100_000, encoded))

/** `/../` climbs, however it is written; the URL's own rules would follow it. */
const climbs = /(?:^|[/\\])(?:\.|%2e){1,2}(?:[/\\?#]|$)/i
const longestUrl = 8_000

/**
 * `https://example.com/meetings/{{ json.id }}`: whatever the id is, it stays one part of the path. One single `{{ … }}` is
 * an address of its own and taken as it is. Throws Problem `template-invalid`, `input-invalid`.
 */
export async function fillUrl(template: string, scope: Scope): Promise<string> {
  if (!isTemplate(template)) return template
  const { single, facts } = compile(template)
  if (single) return String((await render(template, scope)).value ?? '')
  if (facts.cost === 'unbounded') throw unfit(template, 'it needs a template that may take long')
  const url = String(compileUrl(template).give(scope))
  if (climbs.test(url)) throw unfit(url, 'a value in it climbs to another path')
  if (url.length > longestUrl) throw unfit(url, `it is longer than ${longestUrl} characters`)
  return url
}

function unfit(url: string, why: string): Problem {
  return new Problem('input-invalid', {
    what: `The address ${JSON.stringify(url.slice(0, 200))} cannot be used: ${why}.`,
    fix: 'Put values into "query", or make them simpler with a set step before.',
    field: 'url',
  })
}
