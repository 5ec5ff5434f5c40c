/** What of the org's limits is used up by what it holds: storage, permission sets, events published lately. */
import type { ObjectDef, Org, OrgView, Row } from '../../org/index.ts'

/** Most records count 2 KB, whatever is in them (https://help.salesforce.com/s/articleView?id=sf.overview_storage.htm). */
const RECORD_KB = 2
const KB_OF: Readonly<Record<string, number>> = { Campaign: 8, CampaignMember: 1, KnowledgeArticleVersion: 4 }
/** Objects whose rows are files, and the field that says how many bytes. */
const FILES: readonly (readonly [object: string, bytes: string])[] = [
  ['ContentVersion', 'ContentSize'],
  ['Attachment', 'BodyLength'],
  ['Document', 'BodyLength'],
]
const MB = 1024 * 1024

/** Data is what people keep in records; set-up, files, histories and shares are not counted. */
function isData({ name, custom, layoutable }: ObjectDef): boolean {
  return (
    (custom || layoutable) && !/(?:__mdt|__e|History|Share|Feed)$/.test(name) && !FILES.some(([file]) => file === name)
  )
}

/** Whole megabytes of all records. */
export function dataMegabytes(view: OrgView): number {
  let kilobytes = 0
  for (const object of view.objects()) {
    // Objects nobody has asked for have no rows, and stay unread.
    if (object.further?.read === false || !object.queryable || !isData(object)) continue
    kilobytes += view.table(object.name).size * (KB_OF[object.name] ?? RECORD_KB)
  }
  return Math.floor(kilobytes / 1024)
}

function bytesIn(rows: Iterable<Row>, field: string): number {
  let bytes = 0
  for (const row of rows) bytes += Number(row[field] ?? 0)
  return bytes
}

/** Whole megabytes of all files. */
export function fileMegabytes(view: OrgView): number {
  const bytes = FILES.map(([object, field]) => (view.object(object) ? bytesIn(view.table(object).all(), field) : 0))
  return Math.floor(bytes.reduce((sum, one) => sum + one, 0) / MB)
}

/** Permission sets somebody made, those behind profiles aside. */
export function permissionSets(view: OrgView): number {
  let count = 0
  for (const row of view.table('PermissionSet').all()) if (row['IsOwnedByProfile'] !== true) count++
  return count
}

const HOUR = 3_600_000

/** Platform events of the last hour. */
export function publishedEvents({ changes, clock }: Org): number {
  const from = clock.now() - HOUR
  let count = 0
  for (const commit of changes.after(0)) {
    if (commit.time <= from) continue
    for (const { object, changeType } of commit.changes) {
      if (object.endsWith('__e') && changeType === 'CREATE') count++
    }
  }
  return count
}
