/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_renameMetadata.htm */

import { type Operation, textIn } from '../../soap/index.ts'
import { unsupported } from '../refusals.ts'
import { result } from '../save-components.ts'

/** Everything that knows a component knows it by its name, so the local org keeps names as they are. */
export default {
  run: (_call, args) => result(textIn(args, 'oldFullName') ?? '', unsupported(`renaming a ${textIn(args, 'type')}`)),
} satisfies Operation
