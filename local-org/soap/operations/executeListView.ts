/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_executelistview.htm */

import { readDefinition } from '../../doors/list-views/definition.ts'
import { listViewResults } from '../../doors/list-views/results.ts'
import { OrgError } from '../../org/index.ts'
import { listViewIn } from '../describe/list-view-in.ts'
import { writeShape } from '../describe/write-shape.ts'
import type { Operation } from '../operation.ts'
import { childOf, textIn } from '../xml/element.ts'

/** Rows in the list view's own order, whatever `orderBy` says. */
export default {
  run(call, args) {
    const request = childOf(args, 'request')
    if (!request) throw new OrgError('MISSING_ARGUMENT', 'request is required')
    const { object, row } = listViewIn(call, request)
    const window = { limit: Number(textIn(request, 'limit')), offset: Number(textIn(request, 'offset')) }
    return writeShape(
      call.version,
      'ExecuteListViewResult',
      listViewResults(call, row, readDefinition(call, object, row), window),
    )
  },
} satisfies Operation
