/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_search.htm */

import { type Emphasis, prepareSearch, runSearch, type SearchAnswer } from '../../sosl/index.ts'
import type { Operation } from '../operation.ts'
import { writeRecord } from '../records/write-record.ts'
import { textIn } from '../xml/element.ts'
import type { Xml } from '../xml/write-xml.ts'

/** What was found in a record, marked; the WSDL knows no element of it where nothing was asked for. */
function snippet(emphasis: Emphasis | undefined): Record<string, Xml> {
  if (!emphasis) return {}
  const { text, wholeFields } = emphasis
  return { snippet: { text: text ?? null, wholeFields: wholeFields.map(({ name, value }) => ({ name, value })) } }
}

function entityMetadata({ entityName, fieldMetadata }: NonNullable<SearchAnswer['labels']>[number]): Xml {
  return { entityName, fieldMetadata: fieldMetadata.map(({ label, name }) => ({ label, name, type: null })) }
}

export default {
  async run(call, args) {
    const { search } = call.instance
    const text = textIn(args, 'searchString') ?? ''
    await prepareSearch(call.view, search, text)
    const { records, emphases, labels } = runSearch(call.view, search, text, call.version)
    call.tally.rows += records.length
    return {
      queryId: '',
      searchRecords: records.map((record, at) => ({ record: writeRecord(call, record), ...snippet(emphases[at]) })),
      ...(labels ? { searchResultsMetadata: { entityMetadata: labels.map(entityMetadata) } } : {}),
    }
  },
} satisfies Operation
