/** What the palette finds: screens, workflows, the catalogue, things to do, and runs by an id that was pasted. */
import { type CatalogueLine, searchEntries, type WorkflowInfo } from '../contract.ts'
import { places } from '../places.ts'

export interface Entry {
  id: string
  title: string
  /** What kind of thing it is. */
  kind: string
  describe: string
  synonyms: string[]
  /** An address of the page; `outside`: of the server, beside the page. */
  to: string
  outside?: boolean
}

const entry = (kind: string, title: string, to: string, more: Partial<Entry> = {}): Entry => ({
  ...{ id: `${kind} ${to}`, kind, title, to, describe: '', synonyms: [] },
  ...more,
})

const wait = { describe: 'make, create, begin, add' }

const fixed: Entry[] = [
  ...places.map(({ to, label }) => entry('Screen', label, to)),
  entry('Screen', 'Local org: SOQL', '/local-org?tab=soql', { describe: 'query' }),
  entry('Screen', 'Local org: faults', '/local-org?tab=faults', { describe: 'fail on purpose' }),
  entry('Screen', 'Local org: clock', '/local-org?tab=clock', { describe: 'time' }),
  entry('To do', 'New workflow', '/new', wait),
  entry('To do', 'Connect an org', '/connections', wait),
  entry('To do', 'Let an agent in', '/agents', { describe: 'key, MCP, Claude' }),
  entry('To do', 'Invite a user', '/people', wait),
  entry('To do', 'See failed runs', '/runs?status=failed', { describe: 'errors, problems' }),
  entry('To do', 'Read the documentation', '/docs', { describe: 'help, manual, how to', outside: true }),
]

const catalogued = ({ id, kind, title, describe, synonyms }: CatalogueLine) =>
  entry(kind === 'trigger' ? 'Trigger' : 'Action', title, `/catalogue?search=${encodeURIComponent(id)}`, {
    describe: `${id}: ${describe}`,
    synonyms,
  })

const workflowEntry = ({ name, description }: WorkflowInfo) =>
  entry('Workflow', name, `/workflows/${encodeURIComponent(name)}`, { describe: description ?? '' })

const runId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const recordId = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/

/** An id says by itself what is meant. */
function byId(typed: string): Entry[] {
  if (runId.test(typed)) return [entry('Run', typed, `/runs/${typed}`)]
  if (!recordId.test(typed) || !/\d/.test(typed)) return []
  return [
    entry('Runs', `Runs of record ${typed}`, `/runs?record=${typed}`),
    entry('Events', `Events of record ${typed}`, `/events?record=${typed}`),
  ]
}

const mostShown = 12

export function findEntries(typed: string, workflows: WorkflowInfo[], catalogue: CatalogueLine[]): Entry[] {
  const words = typed.trim()
  if (!words) return [...fixed.filter(({ kind }) => kind === 'Screen').slice(0, mostShown)]
  const all = [...fixed, ...workflows.map(workflowEntry), ...catalogue.map(catalogued)]
  return [...byId(words), ...searchEntries(words, all)].slice(0, mostShown)
}
