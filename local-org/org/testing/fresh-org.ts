/** A new org for a test: the real objects, memory only unless told otherwise, a clock that stands still. */
import { loadObjects } from '../../objects/index.ts'
import {
  createOrg,
  type Operation,
  type Org,
  type OrgError,
  type OrgOptions,
  type Row,
  type SaveOptions,
} from '../index.ts'

const objects = await loadObjects()

/** 2026-05-04T10:00:00Z, the moment test orgs are in. */
export const MOMENT = Date.UTC(2026, 4, 4, 10)

export interface Bench {
  org: Org
  /** Id of the administrator. */
  admin: string
  create(object: string, values: Record<string, unknown>, options?: SaveOptions): string
  row(object: string, id: string): Row
  /** A new active user with the 'Standard User' profile; the name is the part before the @. */
  user(name: string): string
  /** Code and words of the refusal of one operation; fails the test when it succeeds. */
  refusal(operation: Operation, options?: SaveOptions): { code: string; words: string; fields: string[] }
}

const SETTINGS = {
  TimeZoneSidKey: 'Europe/Berlin',
  LocaleSidKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
  LanguageLocaleKey: 'en_US',
}

const told = ({ errorCode, message, fields }: OrgError) => ({ code: errorCode, words: message, fields })

export async function freshOrg(options: Partial<OrgOptions> = {}): Promise<Bench> {
  const org = await createOrg({ objects, now: () => MOMENT, randomSeed: 7, ...options })
  const admin = org.admin.id
  return {
    org,
    admin,
    create: (object, values, saveOptions) => org.create(admin, object, values, saveOptions),
    row(object, id) {
      const row = org.as(admin).table(object).get(id)
      if (!row) throw new RangeError(`no ${object} ${id}`)
      return row
    },
    user(name) {
      const [, standard] = [...org.as(admin).table('Profile').all()]
      const own = { LastName: name, Alias: name, ProfileId: standard?.Id, IsActive: true }
      const mail = `${name}@users.example`
      return org.create(admin, 'User', { ...SETTINGS, ...own, Email: mail, Username: mail })
    },
    refusal(operation, saveOptions) {
      const [result] = org.save(admin, [operation], saveOptions)
      const error = result?.errors[0]
      if (!error) throw new RangeError(`${operation.op} was not refused`)
      return told(error)
    },
  }
}
