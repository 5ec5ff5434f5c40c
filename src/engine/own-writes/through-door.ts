/** A client whose every write passes a door: there it is noted, or planned instead of done. Reads go straight through. */
import { Problem } from '../../problems.ts'
import type {
  FieldValues,
  FileUpload,
  LeadConversion,
  Merge,
  ReadAhead,
  RestCall,
  RowResult,
  RowsToWrite,
  Salesforce,
} from '../../salesforce/index.ts'

/** What shall become of one record. */
export interface RowWish {
  operation: 'create' | 'update' | 'upsert' | 'delete'
  /** Null where only the id is given. */
  object: string | null
  id: string | null
  /** By API names, without the id. */
  fields: FieldValues
  /** Of an upsert: the field that tells which record is meant. */
  by: string | null
}

/** What the client is asked for by each change that is more than a set of rows: ids stand somewhere in it. */
export interface OtherWishes {
  call: RestCall
  uploadFiles: FileUpload[]
  convertLeads: LeadConversion[]
  merge: Merge[]
  undelete: string[]
}

/** A change of the org that is more than a set of rows. */
export interface OtherWish<Kind extends keyof OtherWishes = keyof OtherWishes> {
  kind: Kind
  wish: OtherWishes[Kind]
  /** How many outcomes are awaited. */
  count: number
}

export type SendRows = (ahead?: ReadAhead) => Promise<RowResult[]>

export interface WriteDoor {
  /** One result a wish, in order. `client` is the one behind the door, `send` does what is wished, and may read ahead of it. */
  rows(wishes: RowWish[], client: Salesforce, send: SendRows): Promise<RowResult[]>
  other<T>(wish: OtherWish, client: Salesforce, send: () => Promise<T>): Promise<T>
}

export function throughDoor(client: Salesforce, door: WriteDoor): Salesforce {
  const rows = (wishes: RowWish[], send: SendRows) => door.rows(wishes, client, send)
  const set = <Kind extends Exclude<keyof OtherWishes, 'call'>, T>(
    kind: Kind,
    wishes: OtherWishes[Kind],
    send: (wishes: OtherWishes[Kind]) => Promise<T>,
  ) => door.other({ kind, wish: wishes, count: wishes.length }, client, () => send(wishes))
  return {
    ...client,
    with: (purpose, meter) => throughDoor(client.with(purpose, meter), door),
    create: (list) =>
      rows(
        list.map((row) => ({ ...plain, ...row })),
        () => client.create(list),
      ),
    update: (list) =>
      rows(
        list.map((row) => ({ ...plain, ...row, operation: 'update' })),
        (ahead) => client.update(list, ahead),
      ),
    upsert: (object, by, list) =>
      rows(wishesOf({ object, operation: 'upsert', externalIdField: by, rows: list }), (ahead) =>
        client.upsert(object, by, list, ahead),
      ),
    delete: (ids) =>
      rows(
        ids.map((id) => ({ ...plain, operation: 'delete', object: null, id })),
        () => client.delete(ids),
      ),
    write: (wish, options) => rows(wishesOf(wish), (ahead) => client.write(wish, { ...options, ahead })),
    call: (call) =>
      call.method === 'GET'
        ? client.call(call)
        : door.other({ kind: 'call', wish: call, count: 1 }, client, () => client.call(call)),
    uploadFiles: (files) => set('uploadFiles', files, client.uploadFiles),
    convertLeads: (wishes) => set('convertLeads', wishes, client.convertLeads),
    merge: (wishes) => set('merge', wishes, client.merge),
    undelete: (ids) => set('undelete', ids, client.undelete),
    stream: (call) => (call.method === 'GET' ? client.stream(call) : unwatched()),
    bulkWrite: () => unwatched(),
  }
}

const plain = { operation: 'create' as const, id: null, fields: {}, by: null }

function wishesOf({ object, operation, rows, externalIdField = 'Id' }: RowsToWrite): RowWish[] {
  return rows.map(({ Id, ...fields }) => ({
    operation,
    object,
    id: Id === undefined ? null : String(Id),
    fields,
    by: operation === 'upsert' ? externalIdField : null,
  }))
}

/** What cannot be seen row by row could be neither noted nor planned. */
function unwatched(): never {
  throw new Problem('definition-invalid', {
    what: 'A step tried to write past the door of its writes.',
    fix: 'Write rows with create, update, upsert, delete or write.',
  })
}
