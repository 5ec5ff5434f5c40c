/** rainmaker generate: a typed client from what the org describes. */
import { writeFile } from 'node:fs/promises'
import type { ConnectionInfo } from '../../contract/index.ts'
import type { ObjectDescribe } from '../../salesforce/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { clientFile } from '../generate/client-file.ts'

interface Options {
  connection?: string
  objects: string
  out?: string
}

/** What most programs are about. */
const usual = 'Account,Contact,Lead,Opportunity,Case,Task,Event,Campaign,User'

const commands: CommandFile = (program) => {
  program
    .command('generate')
    .option('-c, --connection <name>')
    .option('--objects <names>', 'API names, with commas between them', usual)
    .option('-o, --out <file>', 'where it goes; else to the terminal')
    .description('writes TypeScript types and a typed client for the org’s objects, custom ones included')
    .action(
      verb<[Options]>(async ({ client, show, dry }, { connection, objects, out }) => {
        const query = connection ? `?connection=${encodeURIComponent(connection)}` : ''
        const names = [...new Set(objects.split(',').map((name) => name.trim()))].filter(Boolean)
        const [described, { items }] = await Promise.all([
          Promise.all(
            names.map((name) => client.get<ObjectDescribe>(`/api/v1/objects/${encodeURIComponent(name)}${query}`)),
          ),
          client.get<{ items: ConnectionInfo[] }>('/api/v1/connections'),
        ])
        const org = items.find(({ name, id }) => !connection || name === connection || id === connection)
        const text = clientFile(org?.instanceUrl ?? 'the org', described)
        if (out && !dry) await writeFile(out, text)
        show({ out: out ?? null, objects: names, text }, (made) =>
          out
            ? `${dry ? 'Would write ' : ''}${out}: ${names.length} object${names.length === 1 ? '' : 's'}`
            : made.text.trimEnd(),
        )
      }),
    )
}
export default commands
