/** What all active workflows use, each use with the connection it goes over. */
import { Problem } from '../../problems.ts'
import type { Workflows } from '../../workflows/index.ts'
import type { CatalogSource, ConnectionSource } from '../needs.ts'
import { type OpenUse, type SchemaUse, schemaUses } from './uses.ts'

interface Place {
  connectionId: string
  workflowId: string
  workflowName: string
}

export type PlacedUse = SchemaUse & Place
export type PlacedOpen = OpenUse & Place

export interface InUse {
  uses: PlacedUse[]
  open: PlacedOpen[]
}

export interface InUseParts {
  workflows: Pick<Workflows, 'list' | 'version'>
  connections: Pick<ConnectionSource, 'pick'>
  catalog: CatalogSource
}

/** One whose trigger is no longer in the catalogue, or whose connection is not there, uses nothing. */
export async function usesInOrgs({ workflows, connections, catalog }: InUseParts): Promise<InUse> {
  const found: InUse = { uses: [], open: [] }
  const picked = new Map<string, Promise<string | null>>()
  for (const { id, name, version } of (await workflows.list()).filter(({ active }) => active)) {
    const { document, tenantId } = await workflows.version(id, version)
    const pick = (connection: string | undefined) => {
      const key = `${tenantId} ${connection}`
      const known = picked.get(key) ?? idOf(connections, connection, tenantId)
      picked.set(key, known)
      return known
    }
    const placed = async <U extends { connection: string | undefined }>(all: U[]) => {
      const places = await Promise.all(all.map(async (use) => ({ use, connectionId: await pick(use.connection) })))
      return places.flatMap(({ use, connectionId }) =>
        connectionId === null ? [] : [{ ...use, connectionId, workflowId: id, workflowName: name }],
      )
    }
    const { uses, open } = schemaUses(document, catalog)
    found.uses.push(...(await placed(uses)))
    found.open.push(...(await placed(open)))
  }
  return found
}

async function idOf({ pick }: InUseParts['connections'], name: string | undefined, tenantId: string) {
  try {
    return (await pick(name, tenantId)).id
  } catch (thrown) {
    if (thrown instanceof Problem) return null
    throw thrown
  }
}
