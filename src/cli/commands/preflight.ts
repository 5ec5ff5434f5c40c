/** rainmaker preflight: what the workflows in use need of the connected user, before they need it. */
import { writeFile } from 'node:fs/promises'
import { type CommandFile, type Tools, verb } from '../command.ts'
import { dim } from '../output.ts'

interface Row {
  object: string
  access: string
  fields: string[]
  ok: boolean
  missing: { what: string; fix: string }[]
}

interface Preflight {
  ok: boolean
  items: Row[]
  workflows: string[]
  open: { workflow: string; step: string; why: string }[]
}

function text({ items, workflows, open }: Preflight): string {
  const rows = items.map(({ ok, object, access, fields, missing }) =>
    [
      `${ok ? '✓' : '✗'} ${access} ${object}  ${dim(fields.join(', '))}`,
      ...missing.map(({ what, fix }) => `  ${what}\n  → ${fix}`),
    ].join('\n'),
  )
  const unknown = open.map(({ workflow, step, why }) => dim(`· ${workflow}, step ${step}: ${why}`))
  return [`${workflows.length} active workflow${workflows.length === 1 ? '' : 's'}`, ...rows, ...unknown].join('\n')
}

async function pick({ client }: Tools, wanted?: string): Promise<string> {
  if (wanted) return wanted
  const { items } = await client.get<{ items: { name: string }[] }>('/api/v1/connections')
  return items[0]?.name ?? ''
}

async function run(tools: Tools, wanted: string | undefined, options: { permissionSet?: string }): Promise<void> {
  const { client, show } = tools
  const path = `/api/v1/connections/${encodeURIComponent(await pick(tools, wanted))}`
  if (options.permissionSet) {
    const file = options.permissionSet
    const { base64 } = await client.get<{ base64: string }>(`${path}/permission-set`)
    if (!tools.dry) await writeFile(file, Buffer.from(base64, 'base64'))
    const deploy = `sf project deploy start --metadata-dir ${file}`
    show(
      { file, deploy },
      () =>
        `${tools.dry ? 'Would write' : 'Wrote'} ${file}. Deploy it with Workbench, or: ${deploy}\nThen assign it to the connected user.`,
    )
    return
  }
  const found = await client.get<Preflight>(`${path}/preflight`)
  show(found, text)
  if (!found.ok) process.exitCode = 1
}

const commands: CommandFile = (program) => {
  program
    .command('preflight')
    .argument('[connection]', 'default: the first connection')
    .option('--permission-set <file>', 'writes a zip with a permission set of exactly these rights')
    .description('rights the active workflows need, and whether the connected user has them')
    .action(verb<[string | undefined, { permissionSet?: string }]>(run))
}
export default commands
