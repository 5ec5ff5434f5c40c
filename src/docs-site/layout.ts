/** The frame around a page: where one is, what else there is, a field to search with. */
import type { Page } from './page-files.ts'
import { escaped } from './to-html.ts'

/** Of the menu; pages of other folders are reached from their folder's page. */
const folders: { title: string; holds: (path: string) => boolean }[] = [
  { title: 'Guides', holds: (path) => !path.includes('/') },
  { title: 'How to', holds: (path) => path.startsWith('how-to/') },
  { title: 'Catalogue', holds: (path) => path.startsWith('catalogue/') },
  { title: 'Decisions', holds: (path) => path.startsWith('decisions/') },
]

export function layout(wish: { title: string; path: string; body: string; search?: string }, pages: Page[]): string {
  const menus = folders.map(({ title, holds }) => {
    const lines = pages.filter(({ path }) => path !== '' && holds(path)).map((page) => menuLine(page, wish.path))
    const isOpen = holds(wish.path) ? ' open' : ''
    return `<details${isOpen}><summary>${title}</summary><ul>${lines.join('')}</ul></details>`
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(wish.title)} · Rainmaker</title>
<link rel="stylesheet" href="/docs/style.css">
${wish.path === 'search' ? '' : `<link rel="alternate" type="text/markdown" href="/docs/${wish.path || 'README'}.md">`}
</head>
<body>
<a class="skip" href="#menu">Menu and search</a>
<main id="text">
${wish.body}
</main>
<nav aria-label="Documentation" id="menu">
<p><a href="/docs">Rainmaker</a></p>
<form action="/docs/search" role="search"><label>Search <input type="search" name="text" value="${escaped(wish.search ?? '')}"></label></form>
${menus.join('\n')}
<p><a href="/docs/errors">Errors</a></p>
<p><a href="/">The server’s page</a></p>
</nav>
</body>
</html>
`
}

function menuLine({ path, title }: Page, here: string): string {
  const current = path === here ? ' aria-current="page"' : ''
  return `<li><a href="/docs/${path}"${current}>${escaped(title)}</a></li>`
}
