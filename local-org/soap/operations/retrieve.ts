/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_retrieve.htm */

import { fieldsNamed, showRow } from '../../doors/rows/index.ts'
import { OrgError, to18 } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import { objectNamed } from '../records/read-record.ts'
import { writeRecord } from '../records/write-record.ts'
import { textIn, textsIn } from '../xml/element.ts'

const maxIds = 2000

export default {
  run(call, args) {
    const object = objectNamed(call, textIn(args, 'sObjectType') ?? '')
    const names = (textIn(args, 'fieldList') ?? '').split(',').flatMap((name) => name.trim() || [])
    const fields = fieldsNamed(call.view, object, names)
    const ids = textsIn(args, 'ids')
    if (ids.length > maxIds) throw new OrgError('EXCEEDED_ID_LIMIT', `exceeded max number of ids: ${maxIds}`)
    call.tally.object = object.name
    call.tally.rows += ids.length
    const table = call.view.table(object.name)
    return ids.map((given) => {
      const id = to18(given)
      if (id === undefined) throw new OrgError('MALFORMED_ID', `malformed id ${given}`)
      const row = table.get(id)
      if (!row || row['IsDeleted'] === true) return null
      return writeRecord(call, showRow(call, object, row, fields), row.Id)
    })
  },
} satisfies Operation
