/** Tasks and events together, those that are over or those that are not. */

import type { ObjectDef, OrgView, Row, Table, Value } from '../org/index.ts'

export class ActivityTable implements Table {
  readonly object: ObjectDef
  readonly #view: OrgView
  readonly #isOver: boolean

  constructor(view: OrgView, object: ObjectDef, isOver: boolean) {
    this.#view = view
    this.object = object
    this.#isOver = isOver
  }

  get size(): number {
    return [...this.all()].length
  }

  get(id: string): Row | undefined {
    const row = this.#view.table(id.startsWith('00U') ? 'Event' : 'Task').get(id)
    return row && this.#show(row)[0]
  }

  *all(): Iterable<Row> {
    for (const object of ['Task', 'Event']) for (const row of this.#view.table(object).all()) yield* this.#show(row)
  }

  lookup(field: string, values: readonly Value[]): Row[] | undefined {
    if (!['AccountId', 'WhoId', 'WhatId'].includes(field)) return undefined
    return ['Task', 'Event'].flatMap((object) =>
      (this.#view.table(object).lookup(field, values) ?? []).flatMap((row) => this.#show(row)),
    )
  }

  range(): undefined {
    return undefined
  }

  /** The row in this list's words; none when it belongs to the other list. */
  #show(row: Row): Row[] {
    const isTask = row.Id.startsWith('00T')
    const isOver = isTask ? row['IsClosed'] === true : Number(row['EndDateTime'] ?? 0) < this.#view.now()
    if (isOver !== this.#isOver || row['IsDeleted'] === true) return []
    const shown: Row = { Id: row.Id }
    for (const { name } of this.object.fields) if (row[name] !== undefined) shown[name] = row[name]
    return [
      { ...shown, IsTask: isTask, IsClosed: isOver, ActivityType: isTask ? (row['TaskSubtype'] ?? null) : 'Event' },
    ]
  }
}
