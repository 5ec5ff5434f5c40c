/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesearchscopeorder.htm */

import { searchedObjects } from '../../doors/search/search-layout.ts'
import type { Operation } from '../operation.ts'

export default {
  run: ({ view }) => searchedObjects(view).map(({ keyPrefix, name }) => ({ keyPrefix: keyPrefix ?? '', name })),
} satisfies Operation
