/** What a user may do with a record (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_userrecordaccess.htm). */

import * as f from '../../objects/kit/index.ts'
import type { ComputedObject } from '../computed-object.ts'
import { RecordAccessTable } from '../record-access-table.ts'

const LEVELS = ['None', 'Read', 'Edit', 'Delete', 'Transfer', 'All']
const flag = (what: string) => f.checkbox(`Has${what}Access`, `Has ${what} Access`, { readOnly: true })

export default {
  live: true,
  spec: f.readOnly({
    name: 'UserRecordAccess',
    label: 'User Record Access',
    plural: 'User Record Access',
    prefix: '0gp',
    fields: [
      f.id('User Record Access ID'),
      f.reference('UserId', 'User ID', 'User', { readOnly: true }),
      f.reference('RecordId', 'Record ID', ['Account', 'Campaign', 'Case', 'Contact', 'Lead', 'Opportunity'], {
        readOnly: true,
        relationshipName: null,
      }),
      flag('Read'),
      flag('Edit'),
      flag('Delete'),
      flag('Transfer'),
      flag('All'),
      f.picklist('MaxAccessLevel', 'Maximum Access Level', LEVELS, { length: 40, readOnly: true }),
    ],
  }),
  table: (def, view, org) => new RecordAccessTable(def, view, org),
  rows: () => [],
} satisfies ComputedObject
