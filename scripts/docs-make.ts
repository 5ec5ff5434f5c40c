/** All pages of docs/catalogue as text, made from the catalogue itself. */
import { type Catalog, loadCatalog } from '../src/connector/index.ts'
import { makePages, type Page } from './docs-pages.ts'
import { type PromisedLine, readPromises } from './docs-promises.ts'
import { type Proof, proofOf } from './docs-proof.ts'

const documents: Record<string, string> = {
  '000': 'First document (a catalogue of an embedded-integration vendor)',
  '001': 'Second document (an integration page with parameters)',
  '002': 'Third document (a workflow platform)',
  '003': 'Fourth document (a no-code automation vendor)',
  '004': 'Fifth document (agents for meetings)',
  product: 'Our own table of objects',
}

/** Path below docs/catalogue → text. */
export async function makeDocs(): Promise<Map<string, string>> {
  const catalog = await loadCatalog()
  const pages = makePages(catalog)
  const { lines } = await readPromises()
  return new Map([
    ['README.md', overview(catalog, pages, lines)],
    ...pages.map(({ path, text }) => [path, text] as const),
  ])
}

function overview(catalog: Catalog, pages: Page[], lines: PromisedLine[]): string {
  const proven = lines.filter((line) => line.ids.every((id) => proofOf(catalog, id)))
  const text = [
    '# The catalogue',
    'Made by `node scripts/docs.ts` from the definitions in `src/connector`; a test fails when this page is stale, and when a line has nothing that proves it.',
    `**${catalog.triggers().length} triggers, ${catalog.actions().length} actions, ${catalog.objects().length} objects.** ${proven.length} of ${lines.length} promised lines are answered.`,
    '## Pages',
    pages.map(({ path, title }) => `- [${title}](${path})`).join('\n'),
    '## Line by line',
    'Each line of the five documents this product is measured by, what answers it here, and the test that proves it. An example of an action is run over HTTP against the local org. A trigger about records that change is heard there by the real feed, by polling and, where it says so, at once by Change Data Capture; the other triggers are shown on the whole server by the test named.',
    ...[...Map.groupBy(lines, ({ document }) => document)].flatMap(([document, own]) => [
      `### ${documents[document] ?? document}`,
      table(catalog, own),
    ]),
  ]
  return `${text.join('\n\n')}\n`
}

function table(catalog: Catalog, lines: PromisedLine[]): string {
  const rows = lines.map(({ part, line, ids }) => {
    const proofs = ids.map((id) => proofOf(catalog, id))
    const answers = ids.map((id) => `\`${id}\``).join(' ')
    return `| ${part} | ${line} | ${answers} | ${proofs.map(shown).filter(once).join('<br>')} |`
  })
  return ['| | line | answered by | proven by |', '|---|---|---|---|', ...rows].join('\n')
}

const once = (text: string, at: number, all: string[]) => all.indexOf(text) === at

function shown(proof: Proof | null, _at: number, all: (Proof | null)[]): string {
  if (!proof) return '**nothing**'
  const file = `[${proof.test.split('/').at(-1)}](../../${proof.test})`
  return all.length > 2 ? file : `${file}: ${proof.shows}`
}
