/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deleteMetadata.htm */

import type { Operation } from '../../soap/index.ts'
import { deleteComponents } from '../save-components.ts'

export default { run: deleteComponents } satisfies Operation
