/** A key of an agent as the form holds it, and as the server takes it. */

export interface KeyForm {
  name: string
  connection: string
  hours: number
  objects: string[]
  access: string[]
  tools: string[]
  approval: 'human' | 'none'
  /** By object: the fields it may see and write; none: all. */
  fields: Record<string, string[]>
  /** By object: the SOQL condition its records have to meet. */
  rows: Record<string, string>
  rowsPerCall: number
  rowsPerHour: number
  writesPerDay: number
  apiCallsPerDay: number
}

/** The cautious choices, as the server has them too. */
export const cautious: KeyForm = {
  name: '',
  connection: '',
  hours: 24,
  objects: [],
  access: [],
  tools: [],
  approval: 'human',
  fields: {},
  rows: {},
  rowsPerCall: 50,
  rowsPerHour: 1000,
  writesPerDay: 100,
  apiCallsPerDay: 1000,
}

export const everyObject = '*'

export const rights = [
  { value: 'create', label: 'Create records' },
  { value: 'update', label: 'Change records' },
  { value: 'delete', label: 'Delete records' },
  { value: 'soql', label: 'Raw SOQL and SOSL: only with all objects, all fields and all records' },
]

export const budgets = [
  { name: 'rowsPerCall', label: 'Records in one answer', most: 2000 },
  { name: 'rowsPerHour', label: 'Records read in an hour', most: 1_000_000 },
  { name: 'writesPerDay', label: 'Records written in a day', most: 100_000 },
  { name: 'apiCallsPerDay', label: 'API calls in a day', most: 1_000_000 },
] as const

/** Only what is about a chosen object counts: it may have been chosen and taken away again. */
const ofChosen = <T extends { length: number }>(by: Record<string, T>, objects: string[]) =>
  Object.fromEntries(Object.entries(by).filter(([object, value]) => objects.includes(object) && value.length > 0))

export function bodyOf({ name, connection, hours, fields, rows, tools, ...grants }: KeyForm): object {
  return {
    name,
    hours,
    ...(connection && { connection }),
    grants: {
      ...grants,
      ...(tools.length > 0 && { tools }),
      fields: ofChosen(fields, grants.objects),
      rows: ofChosen(rows, grants.objects),
    },
  }
}
