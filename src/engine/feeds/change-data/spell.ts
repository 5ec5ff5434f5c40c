/** Values of change events as the REST API spells them, so that a record looks the same however it was heard. */

type Spelling = (value: unknown) => unknown

const ofTime = (spell: (iso: string) => string): Spelling => {
  return (value) => (typeof value === 'number' ? spell(new Date(value).toISOString()) : value)
}

/** By the field type of a describe. Avro has days, moments and times as milliseconds. */
const spellings: Record<string, Spelling> = {
  date: ofTime((iso) => iso.slice(0, 10)),
  datetime: ofTime((iso) => iso.replace('Z', '+0000')),
  time: ofTime((iso) => iso.slice(11)),
}

export function spell(value: unknown, type: string | undefined): unknown {
  return spellings[type ?? '']?.(value) ?? value
}
