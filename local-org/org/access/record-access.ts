/** What a user may do with one record, permissions and sharing together (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_userrecordaccess.htm). */
import type { Meta } from '../schema/meta.ts'
import type { Row } from '../schema.ts'
import type { Access } from './access.ts'

export interface RecordAccess {
  read: boolean
  edit: boolean
  delete: boolean
  /** To give it to another owner. */
  transfer: boolean
}

export const NO_ACCESS: RecordAccess = { read: false, edit: false, delete: false, transfer: false }

export function recordAccess(access: Access, meta: Meta, row: Row): RecordAccess {
  const may = (what: 'read' | 'edit' | 'delete') => access.may(meta, what) && access.reaches(meta, row, what)
  const read = may('read')
  const edit = read && may('edit')
  const mayDelete = edit && may('delete')
  const transfer = edit && meta.has('OwnerId') && access.reaches(meta, row, 'transfer')
  return { read, edit, delete: mayDelete, transfer }
}
