/** The Markdown files of the documentation by the address they are shown at. */
import { readdir, readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Page {
  /** Below /docs/; empty for the first page. */
  path: string
  /** From the project's folder; its links are relative to it. */
  file: string
  title: string
  markdown: string
}

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Pages that live where their matter does. */
const elsewhere = ['README.md', 'AGENTS.md', 'local-org/COVERAGE.md', 'local-org/control/README.md']
/** Lines of the seeds, kept for the table that proves them. */
const notShown = /\/promises\//

/** README first, the others in order of their addresses. */
export async function readPages(): Promise<Page[]> {
  const entries = await readdir(`${root}docs`, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(root, `${entry.parentPath}/${entry.name}`))
    .filter((file) => !notShown.test(file))
  const pages = await Promise.all([...elsewhere, ...files.sort()].map(readPage))
  return [...pages, ...foldersOf(pages)]
}

async function readPage(file: string): Promise<Page> {
  const markdown = await readFile(root + file, 'utf8')
  return { path: addressOf(file), file, title: titleOf(markdown, file), markdown }
}

/** docs/catalogue/Lead.md → catalogue/Lead; a README is its folder's page. */
export function addressOf(file: string): string {
  return file
    .replace(/^docs\//, '')
    .replace(/\.md$/, '')
    .replace(/(^|\/)README$/, '')
}

/** A folder without a page of its own is the list of its pages. */
function foldersOf(pages: Page[]): Page[] {
  const known = new Set(pages.map(({ path }) => path))
  const inFolders = Map.groupBy(pages, ({ path }) => path.slice(0, Math.max(path.lastIndexOf('/'), 0)))
  return [...inFolders]
    .filter(([folder]) => folder !== '' && !known.has(folder))
    .map(([folder, own]) => {
      const title = folder.replace(/^./, (first) => first.toUpperCase()).replaceAll('-', ' ')
      const lines = own.map((page) => `- [${page.title}](/docs/${page.path})`)
      return { path: folder, file: `docs/${folder}/README.md`, title, markdown: `# ${title}\n\n${lines.join('\n')}\n` }
    })
}

const titleOf = (markdown: string, file: string): string => markdown.match(/^# (.+)$/m)?.[1] ?? file
