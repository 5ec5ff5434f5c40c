/** The record types of each object, and which of them the holders of profiles and permission sets may choose. */
import type { RecordTypeVisibility, RuleBook } from '../rulebook.ts'
import type { OfferedType, OfferedTypes, Row, Table } from '../schema.ts'

export class RecordTypes {
  readonly #byObject = new Map<string, Row[]>()
  readonly #visibilities: readonly RecordTypeVisibility[]

  constructor(table: Table | undefined, { recordTypeVisibilities }: RuleBook) {
    this.#visibilities = recordTypeVisibilities
    for (const row of table?.all() ?? []) {
      const object = String(row['SobjectType'])
      this.#byObject.set(object, [...(this.#byObject.get(object) ?? []), row])
    }
  }

  has(object: string): boolean {
    return this.#byObject.has(object)
  }

  /** Nobody having said otherwise for any of the holders, an active type is available, and no type is the default. */
  offered(object: string, holders: readonly string[]): OfferedTypes {
    const rows = this.#byObject.get(object) ?? []
    const said = this.#visibilities.filter(({ holderId }) => holders.includes(holderId))
    const types = rows.map((row) => offeredType(row, said))
    return { types, defaultId: types.find(({ isDefault }) => isDefault)?.id ?? null }
  }
}

function offeredType(row: Row, said: readonly RecordTypeVisibility[]): OfferedType {
  const own = said.filter(({ recordTypeId }) => recordTypeId === row.Id)
  const active = row['IsActive'] !== false
  const available = active && (own.length === 0 || own.some(({ visible }) => visible))
  return {
    id: row.Id,
    name: String(row['Name']),
    developerName: String(row['DeveloperName']),
    active,
    available,
    isDefault: available && own.some((one) => one.isDefault),
  }
}
