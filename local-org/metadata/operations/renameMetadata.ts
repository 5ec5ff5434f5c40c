/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_renameMetadata.htm */

import { type Operation, textIn } from '../../soap/index.ts'
import { attempt } from '../component.ts'
import { groundOf } from '../ground.ts'
import { unsupported } from '../refusals.ts'
import { renameObject } from '../rename-object.ts'
import { result } from '../save-components.ts'

/** Custom objects alone: of the others each name is known in too many places. */
export default {
  run(call, args) {
    const ground = groundOf(call)
    const [type = '', from = '', to = ''] = ['type', 'oldFullName', 'newFullName'].map((name) => textIn(args, name))
    const { error } = attempt(() => {
      if (type !== 'CustomObject') throw unsupported(`renaming a ${type}`)
      renameObject(ground, from, to)
    })
    return result(call, from, error)
  },
} satisfies Operation
