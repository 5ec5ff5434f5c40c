/** Rows that are components as well: in the Tooling API each tells its full name and its whole content. */

import { storedComponent } from '../metadata/component-store.ts'
import { contentJson } from '../metadata/content-json.ts'
import { type Facts, toXml } from '../metadata/facts.ts'
import type { ObjectDef, Org, Row, Table, Value } from '../org/index.ts'

/** What a kind of rows is called, and what its content says of itself. */
export interface RowComponent {
  fullName(row: Row): string
  /** What the row says, whatever was deployed. */
  own(row: Row): Record<string, unknown>
}

export class RowComponentTable implements Table {
  readonly object: ObjectDef
  readonly #rows: Table
  readonly #org: Org
  readonly #about: RowComponent

  constructor(rows: Table, org: Org, about: RowComponent) {
    this.object = rows.object
    this.#rows = rows
    this.#org = org
    this.#about = about
  }

  get size(): number {
    return this.#rows.size
  }

  get(id: string): Row | undefined {
    const row = this.#rows.get(id)
    return row && this.#show(row)
  }

  *all(withDeleted?: boolean): Iterable<Row> {
    for (const row of this.#rows.all(withDeleted)) yield this.#show(row)
  }

  lookup(field: string, values: readonly Value[]): Row[] | undefined {
    return this.#rows.lookup(field, values)?.map((row) => this.#show(row))
  }

  range(): undefined {
    return undefined
  }

  #show(row: Row): Row {
    const FullName = this.#about.fullName(row)
    const org = this.#org
    const { own } = this.#about
    const type = this.object.name
    return {
      ...row,
      FullName,
      // Whole contents are put together for those who ask for them.
      get Metadata() {
        return JSON.stringify(contentJson({ ...toXml(deployedFacts(org, type, FullName)), ...own(row) }))
      },
    }
  }
}

/** What was deployed, without the bytes of a file. */
function deployedFacts(org: Org, type: string, fullName: string): Facts {
  const { content: _, ...facts } = storedComponent({ org }, type, fullName)?.facts ?? {}
  return facts
}
