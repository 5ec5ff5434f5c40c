/** An org whose objects are known: `rainmaker generate` writes the types, this gives them their calls. */
import type { Outcome } from '../connector/index.ts'
import { callable } from './callable.ts'
import type { Org } from './org.ts'

/** What one object's rows are, and what it takes to make and to change one. */
export interface Shape {
  row: object
  create: object
  update: object
}

type Shapes<Objects> = Record<keyof Objects, Shape>
type Saved = { id: string; created: boolean }
type Deleted = { id: string; deleted: true; alreadyDeleted: boolean }

/** Rows in, one outcome per row out, in order; as few API calls as Salesforce allows. */
export interface TypedOrg<Objects extends Shapes<Objects>> {
  create<O extends keyof Objects & string>(object: O, rows: Objects[O]['create'][]): Promise<Outcome<Saved>[]>
  update<O extends keyof Objects & string>(
    object: O,
    changes: { id: string; fields: Objects[O]['update'] }[],
  ): Promise<Outcome<Saved>[]>
  delete<O extends keyof Objects & string>(object: O, ids: string[]): Promise<Outcome<Deleted>[]>
  /** Only the fields asked for, of the records that have all these values. Throws the Problem it ends with. */
  list<O extends keyof Objects & string, F extends keyof Objects[O]['row'] & string>(
    object: O,
    wish: { fields: F[]; where?: Partial<Objects[O]['row']>; limit?: number },
  ): Promise<Pick<Objects[O]['row'], F>[]>
}

type Input = Record<string, unknown>
const [createRecord, updateRecord] = [callable<Input, Saved>('createRecord'), callable<Input, Saved>('updateRecord')]
const deleteRecord = callable<Input, Deleted>('deleteRecord')
const listRecords = callable<Input, { records: never[] }>('listRecords')

/** The types are given by whoever calls: `typedOrg<Objects>(connect(…))`. */
export function typedOrg<Objects extends Shapes<Objects>>(org: Org): TypedOrg<Objects> {
  return {
    create: (object, rows) =>
      createRecord.many(
        org,
        rows.map((fields) => ({ object, fields })),
      ),
    update: (object, changes) =>
      updateRecord.many(
        org,
        changes.map((change) => ({ object, ...change })),
      ),
    delete: (object, ids) =>
      deleteRecord.many(
        org,
        ids.map((id) => ({ object, id })),
      ),
    list: async (object, wish) => (await listRecords(org, { object, ...wish })).records,
  }
}
