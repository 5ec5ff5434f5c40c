/** Deletes a row into the recycle bin with all that hangs on it, and brings it back. */
import type { Link } from '../schema/catalog.ts'
import type { Meta } from '../schema/meta.ts'
import { OrgError, type Row } from '../schema.ts'
import { checkUnique } from './checks.ts'
import type { SaveContext } from './parts.ts'
import type { Change } from './rule.ts'
import { write } from './update.ts'

/**
 * Members of a deleted row that no field definition names and no reader sees: which links its deletion cut, and with which
 * row it went. Undelete needs them.
 */
const CUT_LINKS = '~cut'
export const WENT_WITH = '~with'

const deleteChange = (meta: Meta, row: Row, kind: 'delete' | 'undelete'): Change => ({
  kind,
  meta,
  before: row,
  after: { ...row },
  sent: new Set(),
})

/** Deletes; `wentWith` is the parent whose deletion takes this row along. Throws DELETE_FAILED. */
export function remove(context: SaveContext, meta: Meta, row: Row, wentWith?: string): void {
  context.lock(row.Id)
  const change = deleteChange(meta, row, 'delete')
  context.run('before', change)
  context.run('check', change)
  if (meta.has('IsDeleted')) bin(context, meta, change, wentWith)
  else erase(context, meta, row)
  context.run('after', change)
}

function bin(context: SaveContext, meta: Meta, { after }: Change, wentWith: string | undefined): void {
  const row = context.put(meta, context.pack(meta, { ...after, ...stampsOf(context, meta), IsDeleted: true }))
  const cut = detachChildren(context, meta, row)
  if (cut.length === 0 && !wentWith) return
  const traces = { [CUT_LINKS]: cut.length ? cut.join(' ') : null, [WENT_WITH]: wentWith ?? null }
  context.put(meta, context.pack(meta, { ...row, ...traces }))
}

/** What has no place in the recycle bin goes for good; its children are seen to first. */
function erase(context: SaveContext, meta: Meta, row: Row): void {
  detachChildren(context, meta, row)
  context.erase(meta, row.Id)
}

function stampsOf(context: SaveContext, meta: Meta): Change['after'] {
  const stamps: Change['after'] = {}
  if (meta.has('LastModifiedDate')) stamps['LastModifiedDate'] = context.now
  if (meta.has('LastModifiedById')) stamps['LastModifiedById'] = context.userId
  if (meta.has('SystemModstamp')) stamps['SystemModstamp'] = context.now
  return stamps
}

/** Refuses, takes along or cuts off every row that points here. Gives 'childId.Field' of each link cut. */
function detachChildren(context: SaveContext, meta: Meta, parent: Row): string[] {
  const cut: string[] = []
  for (const link of context.catalog.linksTo(meta.name)) {
    if (link.field.name === 'MasterRecordId') continue
    const children = context.find(link.meta.name, link.field.name, parent.Id)
    checkHolding(parent, link, children)
    for (const child of children) if (detach(context, parent, link, child)) cut.push(`${child.Id}.${link.field.name}`)
  }
  return cut
}

/** True when the child stays, its link cut; false when it went along, or before. */
function detach(context: SaveContext, parent: Row, { meta, field }: Link, found: Row): boolean {
  const child = context.get(meta, found.Id)
  if (!child || child['IsDeleted'] === true) return false
  if (field.onParentDelete === 'cascade' || field.masterDetail) {
    remove(context, meta, child, parent.Id)
    return false
  }
  write(context, meta, child, { [field.name]: null })
  return true
}

/** Throws DELETE_FAILED with the names of the children that hold their parent. */
function checkHolding(parent: Row, { meta, field }: Link, children: readonly Row[]): void {
  if (children.length === 0) return
  if (field.onParentDelete === 'restrict') throw deleteFailed(parent, meta, children)
  const won = meta.name === 'Opportunity' && field.name === 'AccountId' ? children.filter((one) => one['IsWon']) : []
  if (won.length > 0) throw deleteFailed(parent, meta, won, WON)
}

const WON =
  'some opportunities in that account were closed won. The opportunities that could not be deleted are shown below.'

const called = (meta: Meta, row: Row) =>
  String(row[meta.def.fields.find((field) => field.nameField)?.name ?? 'Name'] ?? row.Id)

function deleteFailed(parent: Row, child: Meta, rows: readonly Row[], why?: string): OrgError {
  const person = [parent['Salutation'], parent['Name']].filter(Boolean).join(' ')
  const reason = why ?? `it is associated with the following ${child.def.labelPlural.toLowerCase()}.`
  const names = rows.map((row) => called(child, row)).join(', ')
  const words = `Your attempt to delete ${person || parent.Id} could not be completed because ${reason}: ${names}\n`
  return new OrgError('DELETE_FAILED', words)
}

/**
 * Brings a row back from the recycle bin with what went along. The children come first, as they went last: while the
 * parent is away, its counts stay as they were. One that was merged comes back without what moved to its master. Throws UNDELETE_FAILED.
 */
export function restore(context: SaveContext, meta: Meta, row: Row): void {
  if (row['IsDeleted'] !== true) throw notInBin()
  const change = deleteChange(meta, row, 'undelete')
  const { [CUT_LINKS]: cut, [WENT_WITH]: _, MasterRecordId: __, ...values } = row
  checkUnique(context, { ...change, before: undefined })
  context.run('before', change)
  restoreChildren(context, meta, row)
  context.put(meta, context.pack(meta, { ...values, ...stampsOf(context, meta), IsDeleted: false }))
  for (const link of cut ? String(cut).split(' ') : []) mend(context, row.Id, link)
  context.run('after', change)
}

const notInBin = () => new OrgError('UNDELETE_FAILED', 'Entity is not in the recycle bin')

/** What went along with its parent does not lie in the recycle bin by itself: it comes back with the parent alone. */
export function checkInBin(context: SaveContext, row: Row): void {
  const went = row[WENT_WITH]
  if (typeof went === 'string' && !context.live(went)) throw notInBin()
}

function restoreChildren(context: SaveContext, meta: Meta, parent: Row): void {
  for (const link of context.catalog.linksTo(meta.name)) {
    const children = context.table(link.meta.name)?.lookup(link.field.name, [parent.Id]) ?? []
    for (const child of children) {
      if (child['IsDeleted'] === true && child[WENT_WITH] === parent.Id) restore(context, link.meta, child)
    }
  }
}

/** Sets a cut link again if the child is still there and points nowhere else. */
function mend(context: SaveContext, parentId: string, link: string): void {
  const [childId = '', field = ''] = link.split('.')
  const child = context.live(childId)
  const meta = context.catalog.ofId(childId)
  if (child && meta && (child[field] ?? null) === null) write(context, meta, child, { [field]: parentId })
}
