/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describeknowledgesettings.htm */

import type { Operation } from '../operation.ts'

/** The local org has no articles. */
export default { run: () => ({ knowledgeEnabled: false, languages: [] }) } satisfies Operation
