/** The saved workflows: their versions, and which of them are on. */
import { randomUUID } from 'node:crypto'
import type { Catalog } from '../connector/index.ts'
import type { WorkflowInfo } from '../contract/index.ts'
import { Problem } from '../problems.ts'
import { type Database, jsonText, type Store } from '../store/index.ts'
import { documentOf } from './document-of.ts'
import { editorSchema } from './editor-schema.ts'
import { listWorkflows, type SavedWorkflow } from './list-workflows.ts'
import type { WorkflowDocument } from './shape.ts'

/** One saved version, as runs work through it. */
export interface WorkflowVersion {
  id: string
  name: string
  version: number
  /** Whose it is: names in it are that tenant's. */
  tenantId: string
  document: WorkflowDocument
}

export interface Workflows {
  /** As one tenant has them. */
  of(tenantId: string): Workflows
  list(): Promise<WorkflowInfo[]>
  /** By id or name. Throws Problem `not-found`. */
  get(idOrName: string): Promise<SavedWorkflow>
  /** The document of a YAML or JSON text. Throws Problem `workflow-invalid` with every mistake and its line. */
  check(source: string): WorkflowDocument
  /** A new workflow, or a new version of the one with this name when the text has changed. Throws as `check` does. */
  save(source: string): Promise<SavedWorkflow>
  /** On: events from now on start runs. Off: runs under way finish. */
  setActive(id: string, active: boolean): Promise<void>
  /** Its runs stay, and so do the versions they ran through. */
  remove(id: string): Promise<void>
  /** Versions never change, so they are kept in memory. Throws Problem `not-found`. */
  version(workflowId: string, version: number): Promise<WorkflowVersion>
  /** JSON Schema of the document with the catalogue in it, for editors. */
  jsonSchema(): Record<string, unknown>
}

const keptVersions = 1_000

export function createWorkflows({ store, catalog }: { store: Store; catalog: Catalog }): Workflows {
  let schema: Record<string, unknown> | null = null
  const versions = new Map<string, Promise<WorkflowVersion>>()

  const check = (text: string) => documentOf(text, catalog)

  async function get(idOrName: string): Promise<SavedWorkflow> {
    const [found] = await listWorkflows(store.db, idOrName)
    if (found) return found
    throw notFound(idOrName)
  }

  return {
    of: (tenantId) => createWorkflows({ store: store.of(tenantId), catalog }),
    list: async () => (await listWorkflows(store.db)).map(({ document: _, source: __, ...info }) => info),
    get,
    check,
    async save(text) {
      const document = check(text)
      return get(await store.transaction((tx) => saveVersion(tx, document, text)))
    },
    async setActive(id, active) {
      const at = active ? new Date() : null
      const changed = await store.db
        .updateTable('workflow')
        .set({ active, updated_at: new Date(), ...(at ? { activated_at: at } : {}) })
        .where('id', '=', id)
        .where('active', '!=', active)
        .returning('id')
        .execute()
      if (changed.length === 0) await get(id)
    },
    async remove(id) {
      await store.db.deleteFrom('workflow').where('id', '=', id).execute()
    },
    version(workflowId, version) {
      const key = `${workflowId} ${version}`
      const known = versions.get(key) ?? readVersion(store.db, workflowId, version)
      known.catch(() => versions.delete(key))
      if (versions.size >= keptVersions) versions.clear()
      versions.set(key, known)
      return known
    },
    jsonSchema: () => {
      schema ??= editorSchema(catalog)
      return schema
    },
  }
}

/** Gives the id. The same text again changes nothing. */
async function saveVersion(tx: Database, document: WorkflowDocument, source: string): Promise<string> {
  const { name } = document
  const now = new Date()
  const { id, version } = await tx
    .insertInto('workflow')
    .values({ id: randomUUID(), name, version: 0 })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doUpdateSet({ updated_at: now }))
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  const last = await tx
    .selectFrom('workflow_version')
    .select('source')
    .where('workflow_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (last?.source === source) return id
  await tx
    .insertInto('workflow_version')
    .values({ workflow_id: id, version: version + 1, document: jsonText(document), source })
    .execute()
  await tx
    .updateTable('workflow')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .execute()
  return id
}

async function readVersion(db: Database, workflowId: string, version: number): Promise<WorkflowVersion> {
  const row = await db
    .selectFrom('workflow_version')
    .innerJoin('owned', 'owned.id', 'workflow_version.workflow_id')
    .select(['document', 'tenant_id'])
    .where('workflow_id', '=', workflowId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) throw notFound(`${workflowId}, version ${version}`)
  // Checked when it was saved; versions never change.
  const document = row.document as WorkflowDocument
  return { id: workflowId, name: document.name, version, tenantId: row.tenant_id, document }
}

function notFound(what: string): Problem {
  return new Problem('not-found', {
    what: `There is no workflow "${what}".`,
    fix: 'List the workflows to see their names.',
  })
}
