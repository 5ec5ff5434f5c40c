/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesoqllistviews.htm */

import { readDefinition } from '../../doors/list-views/definition.ts'
import { listViewIn } from '../describe/list-view-in.ts'
import { writeShape } from '../describe/write-shape.ts'
import type { Operation } from '../operation.ts'
import { childOf, childrenOf } from '../xml/element.ts'

/** What the named list views select. */
export default {
  run(call, args) {
    const request = childOf(args, 'request')
    const views = (request ? childrenOf(request, 'listViewParams') : []).map((wish) => {
      const { object, row } = listViewIn(call, wish)
      return { ...readDefinition(call, object, row), id: row.Id, sobjectType: object.name }
    })
    return { describeSoqlListViews: writeShape(call.version, 'DescribeSoqlListView', views) }
  },
} satisfies Operation
