/** rainmaker objects: the org's objects and fields as the connected user sees them. */
import type { ObjectDescribe } from '../../salesforce/index.ts'
import { type CommandFile, verb } from '../command.ts'
import { bold, table } from '../output.ts'

type Field = ObjectDescribe['fields'][number]

function about(field: Field): string {
  if (field.referenceTo.length > 0) return `→ ${field.referenceTo.join(', ')}`
  return field.picklistValues
    .map((choice) => choice.value)
    .slice(0, 6)
    .join(' | ')
}

const commands: CommandFile = (program) => {
  const objects = program.command('objects').description('the org’s objects and fields')
  objects
    .command('list')
    .option('-c, --connection <name>')
    .action(
      verb<[{ connection?: string }]>(async ({ client, show }, { connection }) => {
        const query = connection ? `?connection=${encodeURIComponent(connection)}` : ''
        const found = await client.get<{ items: { name: string; label: string; keyPrefix: string | null }[] }>(
          `/api/v1/objects${query}`,
        )
        show(found, ({ items }) =>
          table(
            ['OBJECT', 'LABEL', 'PREFIX'],
            items.map((item) => [item.name, item.label, item.keyPrefix]),
            'None.',
          ),
        )
      }),
    )
  objects
    .command('show')
    .argument('<name>')
    .option('-c, --connection <name>')
    .action(
      verb<[string, { connection?: string }]>(async ({ client, show }, name, { connection }) => {
        const query = connection ? `?connection=${encodeURIComponent(connection)}` : ''
        const found = await client.get<ObjectDescribe>(`/api/v1/objects/${encodeURIComponent(name)}${query}`)
        show(found, ({ fields }) =>
          table(
            ['FIELD', 'TYPE', 'LABEL', 'ABOUT'],
            fields.map((field) => [
              field.createable && !field.nillable && !field.defaultedOnCreate ? bold(field.name) : field.name,
              field.type,
              field.label,
              about(field),
            ]),
            'No fields.',
          ),
        )
      }),
    )
}
export default commands
