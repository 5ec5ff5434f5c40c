/** Fields of an object that nobody sets: formulas, names put together from parts. They change with the others. */
import { Problem } from '../../problems.ts'
import type { ConnectionSource } from '../needs.ts'

type FixedFields = (connectionId: string, object: string) => Promise<ReadonlySet<string>>

/** Asked once for an object: a new formula field is at worst one run too many. */
export function fixedFields(connections: Pick<ConnectionSource, 'describe'>): FixedFields {
  const known = new Map<string, Promise<ReadonlySet<string>>>()

  async function ask(connectionId: string, object: string): Promise<ReadonlySet<string>> {
    const { fields } = await connections.describe(connectionId, object)
    return new Set(fields.filter(({ updateable }) => !updateable).map(({ name }) => name))
  }

  return (connectionId, object) => {
    const key = `${connectionId} ${object}`
    const asked =
      known.get(key) ??
      ask(connectionId, object).catch((error: unknown) => {
        known.delete(key)
        // What cannot be described has no field of which that is known.
        if (error instanceof Problem) return new Set<string>()
        throw error
      })
    known.set(key, asked)
    return asked
  }
}
