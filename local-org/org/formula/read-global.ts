/**
 * Merge fields that are the same for every record: the running user, the organisation, labels, custom settings and metadata.
 * Those of what the org has not are blank.
 */
import { permissionSetsOf } from '../access/permission-sets-of.ts'
import type { Row, Table, Value } from '../schema.ts'
import type { FormulaValue } from './formula-value.ts'

/** What is asked of the org. */
interface Source {
  row: (id: string) => Row | undefined
  table: (object: string) => Table | undefined
  userId: string
  /** Epoch ms. */
  now: number
  label: (name: string) => string | null
}
/** Reads a field, or a parent's field, of a row. */
type ReadRow = (id: Value | undefined, path: readonly string[]) => FormulaValue

/** The first moment there is: 1900-01-01T00:00:00Z. */
const ORIGIN = Date.UTC(1900, 0, 1)

const rowsOf = (source: Source, object: string): Row[] =>
  [...(source.table(object)?.all() ?? [])].filter((row) => row['IsDeleted'] !== true)

const sole = (source: Source, object: string) => rowsOf(source, object)[0]?.Id

/** A hierarchical custom setting: that of the user, else of the profile, else of the whole org. */
function setting(source: Source, object: string): Value | undefined {
  const rows = rowsOf(source, object)
  const owners = [source.userId, source.row(source.userId)?.['ProfileId'], sole(source, 'Organization')]
  for (const owner of owners) {
    const found = rows.find((row) => row['SetupOwnerId'] === owner)
    if (found) return found.Id
  }
  return undefined
}

const named = (source: Source, object: string, name: string) =>
  rowsOf(source, object).find((row) => row['DeveloperName'] === name)?.Id

/** Whether the user has a permission of one's own, by its name. */
function isPermitted(source: Source, permission: string): boolean {
  const wanted = named(source, 'CustomPermission', permission)
  if (wanted === undefined) return false
  const sets = permissionSetsOf(source.table, source.userId, source.now)
  const opened = source.table('SetupEntityAccess')?.lookup('ParentId', sets) ?? []
  return opened.some((row) => row['SetupEntityId'] === wanted && row['IsDeleted'] !== true)
}

/** $CustomMetadata.Tier__mdt.Gold.Rate__c and $Setup.Limits__c.Most__c name an object; the others a field. */
export function readGlobal(
  source: Source,
  values: Readonly<Record<string, Value | undefined>>,
  [name = '', ...path]: readonly string[],
  readRow: ReadRow,
): FormulaValue {
  const user = source.row(source.userId)
  const [object = '', record = ''] = path
  const found: Record<string, () => FormulaValue> = {
    $User: () => readRow(source.userId, path),
    $Profile: () => readRow(user?.['ProfileId'], path),
    $UserRole: () => readRow(user?.['UserRoleId'], path),
    $RecordType: () => readRow(values['RecordTypeId'], path),
    $Organization: () => readRow(sole(source, 'Organization'), path),
    $Setup: () => readRow(setting(source, object), path.slice(1)),
    $CustomMetadata: () => readRow(named(source, object, record), path.slice(2)),
    $System: () => ({ ms: ORIGIN }),
    $Permission: () => isPermitted(source, object),
    $Label: () => source.label(path.at(-1) ?? ''),
  }
  return found[name]?.() ?? null
}
