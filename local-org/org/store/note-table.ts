/** The rows of ContentNote: documents that are notes, each with what its last version has. */
import type { ObjectDef, Row, Table, Value } from '../schema.ts'

export class NoteTable implements Table {
  readonly object: ObjectDef
  readonly #documents: Table
  readonly #versions: Table

  constructor(object: ObjectDef, documents: Table, versions: Table) {
    this.object = object
    this.#documents = documents
    this.#versions = versions
  }

  get size(): number {
    return [...this.all()].length
  }

  get(id: string): Row | undefined {
    const document = this.#documents.get(id)
    return document?.['FileType'] === 'SNOTE' ? this.#noteOf(document) : undefined
  }

  *all(withDeleted?: boolean): Iterable<Row> {
    yield* this.#notes(this.#documents.all(withDeleted))
  }

  /** Fields that a document has, too, are looked up there. */
  lookup(field: string, values: readonly Value[]): Row[] | undefined {
    const found = this.#documents.lookup(field, values)
    return found && [...this.#notes(found)]
  }

  range(field: string, from: Value | undefined, to: Value | undefined): Iterable<Row> | undefined {
    const found = this.#documents.range(field, from, to)
    return found && this.#notes(found)
  }

  *#notes(documents: Iterable<Row>): Iterable<Row> {
    for (const document of documents) if (document['FileType'] === 'SNOTE') yield this.#noteOf(document)
  }

  #noteOf(document: Row): Row {
    const latest = document['LatestPublishedVersionId'] ?? null
    const version = this.#versions.get(String(latest))
    const ofVersion = { Content: version?.['VersionData'] ?? null, TextPreview: version?.['TextPreview'] ?? null }
    return { ...document, ...ofVersion, LatestContentId: latest, IsReadOnly: false }
  }
}
