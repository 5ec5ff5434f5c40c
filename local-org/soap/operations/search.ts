/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_search.htm */

import { prepareSearch, runSearch } from '../../sosl/index.ts'
import type { Operation } from '../operation.ts'
import { writeRecord } from '../records/write-record.ts'
import { textIn } from '../xml/element.ts'

export default {
  async run(call, args) {
    const { search } = call.instance
    const text = textIn(args, 'searchString') ?? ''
    await prepareSearch(call.view, search, text)
    const found = runSearch(call.view, search, text, call.version)
    call.tally.rows += found.length
    return { queryId: '', searchRecords: found.map((record) => ({ record: writeRecord(call, record) })) }
  },
} satisfies Operation
