/** A door behind which nothing is written: every change is compared with the record as it is and kept as a plan. */

import type { PlannedField } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import type { FieldValues, ObjectDescribe, RowResult, Salesforce } from '../../salesforce/index.ts'
import { imagesOf, type RowWish, sameValue, shortId, type WriteDoor } from '../own-writes/index.ts'
import { recordName } from '../record-name.ts'
import { planOther } from './plan-other.ts'
import { isPlanned } from './planned-id.ts'
import type { Planner } from './plans.ts'

const naming = ['Name', 'FirstName', 'LastName', 'Subject', 'CaseNumber', 'OrderNumber', 'Title']

export function plannerDoor(planner: Planner): WriteDoor {
  return {
    async rows(wishes, client) {
      const named = wishes.map((wish) => ({ ...wish, object: wish.object ?? planner.objectOf(wish.id ?? '') }))
      const images = await readAsTheyAre(planner, named, client)
      const describes = await describeAll(planner, named)
      return named.map((wish, at) => planRow(planner, wish, images[at] ?? null, describes.get(wish.object ?? '')))
    },
    other: async <T>(wish: Parameters<WriteDoor['other']>[0]) => planOther(planner, wish) as T,
  }
}

async function describeAll({ describe }: Planner, wishes: RowWish[]): Promise<Map<string, ObjectDescribe>> {
  const objects = [...new Set(wishes.flatMap(({ object }) => object ?? []))]
  return new Map(await Promise.all(objects.map(async (object) => [object, await describe(object)] as const)))
}

/** Set-wise: one API call an object. Records the dry run made itself are not looked for. */
async function readAsTheyAre(planner: Planner, wishes: RowWish[], client: Salesforce): Promise<(FieldValues | null)[]> {
  const isInOrg = ({ id }: RowWish) => id === null || !isPlanned(id)
  const read = wishes.map((wish) => (wish.operation === 'delete' ? { ...wish, operation: 'update' as const } : wish))
  const asked = read.filter(isInOrg)
  const images = new Map(
    (await imagesOf(asked, client, planner.describe, naming)).map((image, at) => [asked[at], image]),
  )
  return read.map((wish) => {
    const image = images.get(wish) ?? null
    const id = wish.id ?? (typeof image?.['Id'] === 'string' ? image['Id'] : null)
    const planned = id === null ? undefined : planner.records.get(shortId(id))
    return planned === undefined ? image : planned && { ...image, ...planned }
  })
}

function planRow(
  planner: Planner,
  wish: RowWish,
  now: FieldValues | null,
  describe: ObjectDescribe | undefined,
): RowResult {
  const isNew = wish.operation === 'create' || (wish.operation === 'upsert' && now === null)
  if (!isNew && now === null) return { ok: false, problem: notThere(wish) }
  const id = isNew ? planner.nextId(describe ?? '000') : (wish.id ?? String(now?.['Id']))
  const does = wish.operation === 'delete' ? 'delete' : isNew ? 'create' : 'update'
  planner.records.set(shortId(id), does === 'delete' ? null : { ...now, ...wish.fields, Id: id })
  planner.plan({
    does,
    connectionId: planner.connectionId,
    object: wish.object,
    recordId: id,
    recordName: recordName(isNew ? wish.fields : now),
    fields: Object.entries(wish.fields).map(([name, to]) => fieldOf(describe, name, now?.[name] ?? null, to)),
    what: null,
  })
  return { ok: true, id, created: isNew }
}

function fieldOf(describe: ObjectDescribe | undefined, name: string, from: unknown, to: unknown): PlannedField {
  const label = describe?.fields.find((field) => field.name === name)?.label ?? name
  return { name, label, from, to, changed: typeof to === 'object' && to !== null ? true : !sameValue(to, from) }
}

function notThere({ id, object }: RowWish): Problem {
  return new Problem('record-not-found', {
    what: `There is no ${object ?? 'record'} ${id ?? ''}, or it is not shared with the connected user.`,
    fix: 'Check the id; a deleted record is in the recycle bin.',
    ...(object === null ? {} : { object }),
    ...(id === null ? {} : { recordId: id }),
  })
}
