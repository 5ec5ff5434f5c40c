/** Pages that hold all words that are looked for, those that name them in their title first. */
import type { Page } from './page-files.ts'

const most = 50

export function searchPages(pages: Page[], text: string): Page[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const found = pages.flatMap((page) => {
    const [title, body] = [page.title.toLowerCase(), page.markdown.toLowerCase()]
    if (!words.every((word) => body.includes(word) || title.includes(word))) return []
    const named = words.filter((word) => title.includes(word)).length
    return [{ page, weight: named * 1000 + (title === words.join(' ') ? 5000 : 0) - body.length / 10_000 }]
  })
  return found
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ page }) => page)
}
