/** Answers the addresses below /docs, and /llms.txt (https://llmstxt.org). */
import { readFile } from 'node:fs/promises'
import { entriesOf } from './entries.ts'
import { layout } from './layout.ts'
import { type Page, readPages } from './page-files.ts'
import { searchPages } from './search-pages.ts'
import { escaped, toHtml } from './to-html.ts'

export interface Shown {
  type: string
  text: string
}

export interface DocsSite {
  /** `path` below /docs, without slashes around it; ends with `.md` for the Markdown itself. Null: there is no such page. */
  show(path: string): Promise<Shown | null>
  search(text: string): Promise<Shown>
  /** Instead of a page that is not there: what was perhaps meant. */
  missing(path: string): Promise<Shown>
  llms(): Promise<Shown>
}

const html = (text: string): Shown => ({ type: 'text/html; charset=utf-8', text })
const plain = (text: string): Shown => ({ type: 'text/markdown; charset=utf-8', text })

/** Files are read when the first page is asked for. */
export function createDocsSite(): DocsSite {
  let known: Promise<{ files: Page[]; byPath: Map<string, Page> }> | null = null
  const all = () => {
    known ??= read()
    return known
  }

  return {
    async show(path) {
      if (path === 'style.css') return { type: 'text/css; charset=utf-8', text: await style() }
      const { files, byPath } = await all()
      const page = byPath.get(path.replace(/\.md$/, '').replace(/(^|\/)README$/, ''))
      if (!page) return null
      if (path.endsWith('.md')) return plain(page.markdown)
      return html(layout({ ...page, body: toHtml(page) }, files))
    },
    async search(text) {
      const { files, byPath } = await all()
      const found = searchPages([...byPath.values()], text)
      const body = `<h1>${found.length} page${found.length === 1 ? '' : 's'} for “${escaped(text)}”</h1>${listOf(found)}`
      return html(layout({ title: 'Search', path: 'search', body, search: text }, files))
    },
    async missing(path) {
      const { files, byPath } = await all()
      const text = path.split('/').at(-1) ?? ''
      const found = text ? searchPages([...byPath.values()], text).slice(0, mostMeant) : []
      const meant = found.length > 0 ? `<p>Perhaps one of these:</p>${listOf(found)}` : '<p>The search may know it.</p>'
      const body = `<h1>There is no page “${escaped(path)}”</h1>${meant}`
      return html(layout({ title: 'No such page', path: 'search', body, search: text }, files))
    },
    async llms() {
      const { byPath } = await all()
      const lines = [...byPath.values()].map(({ path, title }) => `- [${title}](/docs/${path || 'README'}.md)`)
      const about =
        '> Self-hosted Salesforce integration: triggers, actions, workflows, and a Salesforce-compatible local org.'
      return plain(`# Rainmaker\n\n${about}\n\n## Pages\n\n${lines.join('\n')}\n`)
    },
  }
}

const mostMeant = 8

const listOf = (pages: Page[]): string =>
  `<ul>${pages.map(({ path, title }) => `<li><a href="/docs/${path}">${escaped(title)}</a> ${path}</li>`).join('')}</ul>`

const style = () => readFile(new URL('./style.css', import.meta.url), 'utf8')

async function read() {
  const files = await readPages()
  const pages = [...files, ...entriesOf(files)]
  return { files, byPath: new Map(pages.map((page) => [page.path, page])) }
}
