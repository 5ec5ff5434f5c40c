/** The coverage page: every resource of the org, read from the doors themselves, with what each of them lacks. */

import { readdir, readFile } from 'node:fs/promises'
import type { Route } from '../doors/index.ts'
import {
  bundleTypeNames,
  contentTypeNames,
  keptTypeNames,
  metadataTypeNames,
  sourceTypeNames,
} from '../metadata/index.ts'
import { loadObjects } from '../objects/index.ts'
import { simplified } from './simplified.ts'

/** A file of doors/: what it is for in its own words, its routes, and what it lacks. */
interface Door {
  file: string
  about: string
  routes: Route[]
  /** Sentences about what Salesforce does there and the org does not; none: all of it is there. */
  partly: string[]
}

const doorFolder = new URL('../doors/', import.meta.url)
/** The door whose routes only refuse. */
const refusing = 'unsupported.ts'

/** Operations that are one file each, behind one route. */
const operationFolders: { title: string; folder: string; ending: string }[] = [
  { title: 'SOAP: partner and enterprise API', folder: '../soap/operations/', ending: '.ts' },
  { title: 'SOAP: metadata API', folder: '../metadata/operations/', ending: '.ts' },
  { title: 'SOAP: Apex API', folder: '../soap/apex/', ending: '.ts' },
  { title: 'Pub/Sub API (gRPC)', folder: '../pubsub/methods/', ending: '.ts' },
]

/** Kept types that the doors of pages and describes look at. */
const shownTypeNames = ['CompactLayout', 'CustomApplication', 'Layout', 'QuickAction']
/** Kept types that formulas and workflow rules look at. */
const usedTypeNames = ['CustomLabel', 'CustomLabels', 'WorkflowAlert']

const idleTypeNames = keptTypeNames.filter((name) => ![...shownTypeNames, ...usedTypeNames].includes(name))

const intro = `Written by \`node local-org/inventory/write.ts\` from the doors themselves; a test holds it fresh.

- **done**: as Salesforce documents it, as far as we know.
- **partly**: with what is missing behind it.
- **refused**: answers as Salesforce answers for what an org has not, with the header \`X-Local-Org-Unsupported\` naming it.
  Every path below \`/services\` that is not on this page is refused the same way.`

/** The page as Markdown. */
export async function coverage(): Promise<string> {
  const doors = await readDoors()
  const serving = doors.filter(({ file }) => file !== refusing)
  const refused = doors.filter(({ file }) => file === refusing)
  const objects = await loadObjects()
  return [
    '# What the local org covers',
    intro,
    glance(serving),
    '## Resources',
    ...serving.map(section),
    '## Operations behind one address',
    ...(await Promise.all(operationFolders.map(operations))),
    '## Metadata types',
    `Those that work: ${metadataTypeNames.join(', ')}.`,
    `Those that change what pages and their descriptions show, and nothing else: ${shownTypeNames.join(', ')}.`,
    `Those that are kept as they came, and used by formulas and workflow rules: ${usedTypeNames.join(', ')}.`,
    `Those that are taken in, listed and given back as they came, and change nothing: ${idleTypeNames.join(', ')}.`,
    `Programs that are kept with their source and never run: ${sourceTypeNames.join(', ')}.`,
    `Contents that are kept as they came, with rows where Salesforce has them: ${contentTypeNames.join(', ')}.`,
    `Bundles that are kept whole and never run: ${bundleTypeNames.join(', ')}.`,
    'All others are refused, as by an org without what they belong to.',
    '## What is simpler than in Salesforce',
    ...Object.entries(simplified).map(([title, lines]) =>
      [`### ${title}`, lines.map((line) => `- ${line}`).join('\n')].join('\n\n'),
    ),
    '## Refused',
    ...refused.map(refusals),
    '## Objects',
    `${objects.length} objects, those of the Tooling API in brackets; custom ones can be added by metadata and by the control door.`,
    objects.map(({ name, tooling }) => (tooling ? `(${name})` : name)).join(', '),
    '',
  ].join('\n\n')
}

async function readDoors(): Promise<Door[]> {
  const files = (await readdir(doorFolder)).filter((file) => /^[a-z-]+\.ts$/.test(file) && file !== 'index.ts').sort()
  return Promise.all(files.map(readDoor))
}

async function readDoor(file: string): Promise<Door> {
  const url = new URL(file, doorFolder)
  const [source, module] = await Promise.all([
    readFile(url, 'utf8'),
    import(url.href) as Promise<{ routes: Route[]; partly?: string[] }>,
  ])
  return { file, about: firstSentence(source), routes: module.routes, partly: module.partly ?? [] }
}

/** What a file says of itself before it names the page of the vendor. */
function firstSentence(source: string): string {
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? ''
  const words = comment.replace(/\s*\n\s*\*\s?/g, ' ').trim()
  return words.replace(/\s*\(?https?:.*$/, '').replace(/\.$/, '')
}

function statusOf({ partly }: Door): 'done' | 'partly' {
  return partly.length === 0 ? 'done' : 'partly'
}

function glance(doors: Door[]): string {
  const lines = doors.map((door) => `| ${door.about} | ${statusOf(door)} |`)
  return ['| what | status |', '| --- | --- |', ...lines].join('\n')
}

function section(door: Door): string {
  const { about, routes, partly } = door
  const lines = addresses(routes).map(([path, methods]) => `| \`${path}\` | ${methods.join(' ')} |`)
  const lacking = partly.map((sentence) => `- ${sentence}`)
  return [
    `### ${about}: ${statusOf(door)}`,
    ...(lacking.length > 0 ? [lacking.join('\n')] : []),
    ['| address | methods |', '| --- | --- |', ...lines].join('\n'),
  ].join('\n\n')
}

/** Paths with their methods, in the order of the routes. */
function addresses(routes: Route[]): [path: string, methods: string[]][] {
  const paths = new Map<string, string[]>()
  for (const { method, path } of routes) paths.set(path, [...(paths.get(path) ?? []), method])
  return [...paths]
}

async function operations({ title, folder, ending }: (typeof operationFolders)[number]): Promise<string> {
  const files = await readdir(new URL(folder, import.meta.url))
  const names = files
    .filter((file) => file.endsWith(ending) && !file.includes('.test.'))
    .map((file) => file.slice(0, -3))
  return `### ${title}\n\n${names.sort().join(', ')}`
}

function refusals({ routes }: Door): string {
  const paths = addresses(routes).filter(([path]) => !path.includes('*'))
  return paths.map(([path]) => `- \`${path}\` and all below it`).join('\n')
}
