/** Checks an http step: what it sends fits its method. */

import type { Path } from '../kinds/kind.ts'
import type { HttpStep } from '../kinds/steps.ts'
import { isTemplate } from '../liquid/compile.ts'
import type { Mistake } from '../mistakes.ts'

export function checkHttp({ http }: HttpStep, path: Path): Mistake[] {
  const { method, url, body, form, text } = http
  const mistakes: Mistake[] = []
  if ((method === 'GET' || method === 'HEAD') && (body ?? form ?? text) !== undefined) {
    const what = `${method} sends nothing but its address.`
    mistakes.push({ path: [...path, 'http', 'method'], what, fix: 'Give method: POST, or put it into "query".' })
  }
  if (!isTemplate(url) && !/^https?:\/\//i.test(url)) {
    const what = `"${url}" is no web address.`
    mistakes.push({ path: [...path, 'http', 'url'], what, fix: 'Begin it with https://' })
  }
  return mistakes
}
