/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjectlistviews.htm */

import { readDefinition } from '../../doors/list-views/definition.ts'
import { listViewsOf } from '../../doors/list-views/results.ts'
import { writeShape } from '../describe/write-shape.ts'
import type { Operation } from '../operation.ts'
import { objectNamed } from '../records/read-record.ts'
import { textIn } from '../xml/element.ts'

/** What each list view of an object selects. */
export default {
  run(call, args) {
    const object = objectNamed(call, textIn(args, 'sObjectType') ?? '')
    const [offset, limit] = ['offset', 'limit'].map((name) => Number(textIn(args, name) ?? 0))
    const first = offset ?? 0
    const rows = listViewsOf(call, object.name).slice(first, limit ? first + limit : undefined)
    const views = rows.map((row) => ({ ...readDefinition(call, object, row), id: row.Id, sobjectType: object.name }))
    return { describeSoqlListViews: writeShape(call.version, 'DescribeSoqlListView', views) }
  },
} satisfies Operation
