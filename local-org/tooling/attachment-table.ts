/** What hangs on records, as their pages list it: files and notes by their links, and with them what was attached the old way. */

import type { ObjectDef, OrgView, Row, Table, Value } from '../org/index.ts'

/** How the rows of an object appear in a list. */
interface Source {
  object: string
  /** The field that leads to the record. */
  key: string
  show(view: OrgView, row: Row): Record<string, Value | undefined> | undefined
}

const SHARED = [
  'Title',
  'FileType',
  'ContentSize',
  'FileExtension',
  'SharingOption',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
]

function ofDocument(view: OrgView, { ContentDocumentId = null, LinkedEntityId }: Row) {
  const document = view.table('ContentDocument').get(String(ContentDocumentId))
  if (!document || document['IsDeleted'] === true) return undefined
  const told = Object.fromEntries(SHARED.map((name) => [name, document[name] ?? null]))
  return { ...told, ContentDocumentId, LinkedEntityId, ParentId: LinkedEntityId, RecordType: 'File' }
}

export const files: Source = { object: 'ContentDocumentLink', key: 'LinkedEntityId', show: ofDocument }

/** Notes and attachments of the old kind. */
export const oldOnes: readonly Source[] = [
  { object: 'Note', key: 'ParentId', show: (_, row) => ({ ...row, RecordType: 'Note' }) },
  {
    object: 'Attachment',
    key: 'ParentId',
    show: (_, row) => ({
      ...row,
      Title: row['Name'],
      RecordType: 'Attachment',
      ContentSize: row['BodyLength'],
      FileExtension: /\.(\w+)$/.exec(String(row['Name'] ?? ''))?.[1],
    }),
  },
]

export class AttachmentTable implements Table {
  readonly object: ObjectDef
  readonly #view: OrgView
  /** The field of this list that leads to the record. */
  readonly #key: string
  readonly #sources: readonly Source[]

  constructor(view: OrgView, object: string, key: string, sources: readonly Source[]) {
    this.#view = view
    this.object = view.table(object).object
    this.#key = key
    this.#sources = sources
  }

  get size(): number {
    return [...this.all()].length
  }

  get(id: string): Row | undefined {
    for (const source of this.#sources) {
      const row = this.#view.table(source.object).get(id)
      if (row) return this.#show(source, row)[0]
    }
    return undefined
  }

  *all(): Iterable<Row> {
    for (const source of this.#sources) {
      for (const row of this.#view.table(source.object).all()) yield* this.#show(source, row)
    }
  }

  lookup(field: string, values: readonly Value[]): Row[] | undefined {
    if (field !== this.#key) return undefined
    return this.#sources.flatMap((source) => {
      const rows = this.#view.table(source.object).lookup(source.key, values) ?? []
      return rows.flatMap((row) => this.#show(source, row))
    })
  }

  range(): undefined {
    return undefined
  }

  /** The row in this list's words; none when it is gone. */
  #show(source: Source, row: Row): Row[] {
    const told = row['IsDeleted'] === true ? undefined : source.show(this.#view, row)
    if (!told) return []
    const shown: Row = { Id: row.Id }
    for (const { name } of this.object.fields)
      if (name !== 'Id' && told[name] !== undefined) shown[name] = told[name] ?? null
    return [{ ...shown, IsDeleted: false }]
  }
}
