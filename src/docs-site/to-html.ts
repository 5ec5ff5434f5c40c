/** Markdown as HTML: headings can be pointed at, links between files lead to pages. */
import { posix } from 'node:path'
import { Marked, type Tokens } from 'marked'
import { addressOf } from './page-files.ts'

/** Links in the Markdown are relative to its file. */
export function toHtml({ markdown, file: from }: { markdown: string; file: string }): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      link({ href, tokens }: Tokens.Link) {
        return `<a href="${escaped(targetOf(href, from))}">${this.parser.parseInline(tokens)}</a>`
      },
      code({ text, lang }: Tokens.Code) {
        // Focusable, so that lines wider than the window can be moved by keyboard.
        return `<pre tabindex="0"><code${lang ? ` class="language-${escaped(lang)}"` : ''}>${escaped(text)}\n</code></pre>\n`
      },
      table(token: Tokens.Table) {
        const cells = (row: Tokens.TableCell[], tag: string) =>
          `<tr>${row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`
        const body = token.rows.map((row) => cells(row, 'td')).join('\n')
        return `<div class="table" tabindex="0"><table><thead>${cells(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`
      },
    },
  })
  return marked.parse(markdown, { async: false })
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const anchorOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s+/g, '-')

/** Files that are no pages (sources, templates) stay names only: the server does not hand them out. */
function targetOf(href: string, from: string): string {
  if (/^([a-z]+:|#|\/)/.test(href)) return href
  const [file = '', anchor] = href.split('#')
  const target = posix.join(posix.dirname(from), file)
  const address = /\.md$/.test(target) ? addressOf(target) : /^docs\/\w+$/.test(target) ? addressOf(target) : null
  return address === null ? '#' : `/docs/${address}${anchor ? `#${anchor}` : ''}`
}
