/** Ids that stand for records a dry run would create: well formed, of the right object, and in no org. */
import { longId, type ObjectDescribe } from '../../salesforce/index.ts'

export type NextId = (describe: Pick<ObjectDescribe, 'keyPrefix'> | string) => string

const mark = 'DRYRUN'

/** Numbered within one dry run. A text is the key prefix itself. */
export function plannedIds(): NextId {
  let count = 0
  return (of) => {
    const prefix = (typeof of === 'string' ? of : of.keyPrefix) ?? '000'
    return longId(`${prefix}${mark}${String(++count).padStart(12 - mark.length, '0')}`)
  }
}

export function isPlanned(id: string): boolean {
  return id.slice(3).startsWith(mark)
}
