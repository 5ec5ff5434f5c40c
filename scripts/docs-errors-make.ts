/** All pages of docs/errors as text, made from the error table itself. */
import { type KnownPage, knownCodes, knownPage } from '../src/salesforce/index.ts'

/** Path below docs/errors → text. */
export function makeErrorDocs(): Map<string, string> {
  const pages = knownCodes().flatMap((code) => knownPage(code) ?? [])
  return new Map([['README.md', overview(pages)], ...pages.map((page) => [`${page.code}.md`, pageText(page)] as const)])
}

const link = (code: string) => `[${code}](${code}.md)`

function overview(pages: KnownPage[]): string {
  const [salesforce, own] = [
    pages.filter(({ meanings }) => meanings.length),
    pages.filter((page) => !page.meanings.length),
  ]
  return [
    '# Errors and what to do about them',
    'Made by `node scripts/docs-errors.ts` from the error table; a test fails when a page is stale. The same pages are at `/e/<CODE>` of your server, and `rainmaker problems show <CODE>` prints them.',
    '## What Salesforce says',
    table(
      ['Code', 'In plain words'],
      salesforce.map(({ code, meanings }) => [link(code), meanings[0]?.what ?? '']),
    ),
    '## How Rainmaker names it',
    table(
      ['Code', 'Means'],
      own.map(({ code, title }) => [link(code), title]),
    ),
    '',
  ].join('\n\n')
}

function pageText({ code, title, meanings, causes }: KnownPage): string {
  const parts = [`# ${code}`, meanings.length ? '' : `${title}.`]
  for (const { what, why, fix, next, problem, said, httpStatus } of meanings) {
    parts.push(
      `## ${what}`,
      why ?? '',
      `**What to do:** ${fix}`,
      `**What Rainmaker does:** ${next}${problem ? ` (Problem ${link(problem)})` : ''}`,
      said ? `Salesforce’s own words, for example: \`${said}\`${httpStatus ? `, status ${httpStatus}` : ''}` : '',
    )
  }
  if (causes.length)
    parts.push('Salesforce’s codes that read as it:', causes.map((cause) => `- ${link(cause)}`).join('\n'))
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function table(headings: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n')
}
