/** The page of each error code, at an address that stays. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { type KnownPage, knownCodes, knownPage } from '../../salesforce/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const resource: Resource = () => [
  route({
    method: 'GET',
    path: '/api/v1/problems',
    needs: 'catalogue.read',
    summary: 'Every error code that has a page',
    handle: async () => ({ items: knownCodes().flatMap((code) => knownPage(code) ?? []) }),
  }),
  route({
    method: 'GET',
    path: '/e/:code',
    needs: 'anyone',
    summary: 'What an error code means and what to do: JSON, or a page for browsers',
    params: z.object({ code: z.string().max(100) }),
    async handle({ params, reply }) {
      const page = knownPage(params.code)
      if (!page) throw unknownCode(params.code)
      const wantsPage = reply.request.headers.accept?.includes('text/html')
      if (!wantsPage) return page
      reply.type('text/html; charset=utf-8')
      return html(page)
    },
  }),
]
export default resource

function unknownCode(code: string): Problem {
  return new Problem('not-found', {
    what: `There is no page for the code "${code}".`,
    fix: 'Read Salesforce’s own words in the failed step, and please tell us the code so that it gets a page.',
  })
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (plain: string) => plain.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter)
const link = (code: string) => `<a href="/e/${encodeURIComponent(code)}">${text(code)}</a>`

function html({ code, title, meanings, causes }: KnownPage): string {
  const parts = meanings.map(({ what, why, fix, next, problem, said }) =>
    [
      `<h2>${text(what)}</h2>`,
      why && `<p>${text(why)}</p>`,
      `<p><b>What to do:</b> ${text(fix)}</p>`,
      `<p><b>What Rainmaker does:</b> ${text(next)} ${problem ? link(problem) : ''}</p>`,
      said && `<details><summary>Salesforce’s own words</summary><pre>${text(said)}</pre></details>`,
    ]
      .filter(Boolean)
      .join('\n'),
  )
  const list = causes.length ? `<p>Salesforce’s codes that read as it: ${causes.map(link).join(', ')}</p>` : ''
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${text(code)} · Rainmaker</title>
<style>body{font:16px/1.5 system-ui;max-width:44rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}</style>
<h1>${text(code)}</h1>${meanings.length ? '' : `<p>${text(title)}.</p>`}
${parts.join('\n')}
${list}</html>`
}
