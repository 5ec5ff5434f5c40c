/** Values of an outbound message, which are all texts, as the REST API has them. */
import type { ObjectDescribe } from '../../../../salesforce/index.ts'

const number = (text: string) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text)

/** By the field type of the describe. */
const readers: Record<string, (text: string) => unknown> = {
  boolean: (text) => text === 'true' || text === '1',
  int: number,
  long: number,
  double: number,
  currency: number,
  percent: number,
  datetime: (text) => text.replace(/Z$/, '+0000'),
}

export function fromText(describe: ObjectDescribe, told: Record<string, string | null>): Record<string, unknown> {
  const types = new Map(describe.fields.map(({ name, type }) => [name, type]))
  return Object.fromEntries(
    Object.entries(told).map(([name, text]) => {
      const read = readers[types.get(name) ?? '']
      return [name, text === null || !read ? text : read(text)]
    }),
  )
}
