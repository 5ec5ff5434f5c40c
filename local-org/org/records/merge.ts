/** Merges up to three leads, contacts or accounts into one: what hung on the losers hangs on the winner afterwards. */
import { to18 } from '../ids.ts'
import type { MergeRequest, MergeResult } from '../operations.ts'
import { checkObject, checkShared } from '../save/checks.ts'
import { remove } from '../save/remove.ts'
import type { Draft } from '../save/rule.ts'
import type { Transaction } from '../save/transaction.ts'
import { rowToChange, update } from '../save/update.ts'
import type { Link } from '../schema/catalog.ts'
import type { Meta } from '../schema/meta.ts'
import { OrgError, type Row } from '../schema.ts'
import { readValues } from '../values/read-values.ts'

const MOST_LOSERS = 2

/** Children of which the winner may have only one per partner: object -> the field that names the partner. */
const ONE_PER: Record<string, string> = { CampaignMember: 'CampaignId', ContentDocumentLink: 'ContentDocumentId' }

const invalidMerge = (words: string) => new OrgError('INVALID_OPERATION', words)

/** Throws OrgError. */
export function merge(transaction: Transaction, request: MergeRequest): MergeResult {
  const meta = checkObject(transaction, request.object, 'edit')
  checkObject(transaction, request.object, 'delete')
  if (!meta.def.mergeable) throw invalidMerge(`entity type cannot be merged: ${meta.def.label}`)
  const master = rowToChange(transaction, meta, request.masterId)
  checkShared(transaction, meta, master, 'edit')
  const losers = losersOf(transaction, meta, request, master)
  for (const loser of losers) checkShared(transaction, meta, loser, 'delete')
  const updatedRelatedIds = losers.flatMap((loser) => mergeOne(transaction, meta, master, loser))
  const values = request.masterValues ? readValues(transaction, meta, request.masterValues, 'update') : {}
  update(transaction, meta, rowToChange(transaction, meta, master.Id), values)
  const mergedRecordIds = losers.map((loser) => loser.Id)
  return { id: master.Id, mergedRecordIds, updatedRelatedIds: [...new Set(updatedRelatedIds)] }
}

function losersOf(transaction: Transaction, meta: Meta, { mergeIds }: MergeRequest, master: Row): Row[] {
  if (mergeIds.length === 0 || mergeIds.length > MOST_LOSERS) {
    throw invalidMerge(`merge request must have between 1 and ${MOST_LOSERS} records to merge`)
  }
  const ids = new Set(mergeIds.map((id) => to18(id) ?? id))
  if (ids.has(master.Id) || ids.size !== mergeIds.length) {
    throw invalidMerge('duplicate id in merge request; records to merge must differ from the master record')
  }
  return [...ids].map((id) => rowToChange(transaction, meta, id))
}

/** Ids of the children moved. */
function mergeOne(transaction: Transaction, meta: Meta, master: Row, loser: Row): string[] {
  const moved = transaction.catalog
    .linksTo(meta.name)
    .filter(({ field }) => field.name !== 'MasterRecordId')
    .flatMap((link) => moveChildren(transaction, link, master, loser))
  const fresh = transaction.get(meta, loser.Id) ?? loser
  const marked: Draft = meta.has('MasterRecordId') ? { MasterRecordId: master.Id } : {}
  remove(transaction, meta, transaction.put(meta, transaction.pack(meta, { ...fresh, ...marked })))
  return moved
}

function moveChildren(transaction: Transaction, { meta, field }: Link, master: Row, loser: Row): string[] {
  const partner = ONE_PER[meta.name]
  const taken = new Set(
    partner ? transaction.find(meta.name, field.name, master.Id).map((child) => child[partner]) : [],
  )
  const moved: string[] = []
  for (const { Id } of transaction.find(meta.name, field.name, loser.Id)) {
    const child = transaction.get(meta, Id)
    if (!child) continue
    if (partner && taken.has(child[partner])) remove(transaction, meta, child)
    else {
      transaction.write(Id, { [field.name]: master.Id })
      moved.push(Id)
    }
  }
  return moved
}
