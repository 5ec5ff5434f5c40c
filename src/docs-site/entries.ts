/** Each action and each trigger as a page of its own, cut from the page of its object. */
import type { Page } from './page-files.ts'

const kinds: Record<string, string> = { Actions: 'actions', Triggers: 'triggers' }

/** Pages at actions/<id> and triggers/<id>. */
export function entriesOf(pages: Page[]): Page[] {
  return pages.filter(({ path }) => path.startsWith('catalogue/')).flatMap(cut)
}

function cut({ path, file, title, markdown }: Page): Page[] {
  return markdown.split(/^## /m).flatMap((part) => {
    const kind = kinds[part.slice(0, part.indexOf('\n')).trim()]
    if (!kind) return []
    return part
      .split(/^### /m)
      .slice(1)
      .map((text) => {
        const id = text.slice(0, text.indexOf('\n')).trim()
        const body = text.slice(text.indexOf('\n'))
        return { path: `${kind}/${id}`, file, title: id, markdown: `# ${id}\n\n[${title}](/docs/${path})\n${body}` }
      })
  })
}
