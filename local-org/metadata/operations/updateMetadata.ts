/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_updateMetadata.htm */

import type { Operation } from '../../soap/index.ts'
import { saveComponents } from '../save-components.ts'

export default { run: (call, args) => saveComponents(call, args, 'update') } satisfies Operation
