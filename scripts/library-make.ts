/** The library's typed functions, one file per group of the catalogue: JavaScript and its types, made from the definitions. */
import { type Action, loadCatalog, toJsonSchema } from '../src/connector/index.ts'
import { type Schema, typeOf } from './json-type.ts'

/** File name beside the library's own → text. */
export async function makeLibrary(): Promise<Map<string, string>> {
  const catalog = await loadCatalog()
  const groups = Map.groupBy(catalog.actions(), ({ group }) => group)
  const names = [...groups.keys()].map(fileOf)
  const entry = ["export * from './index.js'", ...names.map((name) => `export * from './actions/${name}.js'`), '']
  const files = [...groups].flatMap(([group, actions]) => [
    [`actions/${fileOf(group)}.js`, program(actions)] as const,
    [`actions/${fileOf(group)}.d.ts`, types(actions)] as const,
  ])
  return new Map([...files, ['package.js', entry.join('\n')], ['package.d.ts', entry.join('\n')]])
}

const fileOf = (group: string) => group.toLowerCase().replaceAll(' ', '-')

const program = (actions: Action[]): string =>
  [
    "import { callable } from '../callable.js'",
    ...actions.map(({ id }) => `export const ${id} = callable('${id}')`),
    '',
  ].join('\n')

function types(actions: Action[]): string {
  const parts = actions.map(({ id, describe, input, output }) => {
    const name = id.replace(/^./, (first) => first.toUpperCase())
    return `export type ${name}Input = ${typeOf(schemaOf(input), 'input')}

export type ${name}Output = ${typeOf(schemaOf(output), 'output')}

/** ${describe.replaceAll('\n', ' ')} */
export declare const ${id}: Callable<${name}Input, ${name}Output>
`
  })
  return ["import type { Callable } from '../callable.js'\n", ...parts].join('\n')
}

const schemaOf = (type: Action['input']): Schema => toJsonSchema(type)
