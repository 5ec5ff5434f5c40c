/** The whole file that `rainmaker generate` writes: types of an org's objects and a client that knows them. */
import type { ObjectDescribe } from '../../salesforce/index.ts'
import { objectTypes } from './object-types.ts'

/** `org`: how the org is named in the file's first line. */
export function clientFile(org: string, objects: ObjectDescribe[]): string {
  const known = new Set(objects.map(({ name }) => name))
  const shapes = objects.map(({ name }) => `  ${name}: { row: ${name}; create: New${name}; update: ${name}Changes }`)
  return [
    `/** Objects of ${org} as they were described; made by \`rainmaker generate\`, made anew when the org changes. */`,
    "import { type Org, type TypedOrg, typedOrg } from 'rainmaker'",
    '',
    ...objects.map((object) => `${objectTypes(object, known)}\n`),
    `/** By API name. */\nexport interface Objects {\n${shapes.join('\n')}\n}`,
    '',
    '/** The org with these objects: `const org = typed(connect(…))`, then `org.create("Lead", [{ … }])`. */',
    'export const typed = (org: Org): TypedOrg<Objects> => typedOrg<Objects>(org)',
    '',
  ].join('\n')
}
