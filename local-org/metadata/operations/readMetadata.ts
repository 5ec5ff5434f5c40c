/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_readMetadata.htm */

import { type Operation, textIn, textsIn, typed, type Xml } from '../../soap/index.ts'
import { type Ground, groundOf } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { completeContent } from '../retrieve/complete-content.ts'
import { refuseTooMany, supported } from '../save-components.ts'
import { shapeOf } from '../settings-shapes.ts'

export default {
  run(call, args) {
    const type = supported(textIn(args, 'type') ?? '')
    const ground = groundOf(call)
    const fullNames = textsIn(args, 'fullNames')
    refuseTooMany(fullNames.length, type.name)
    return { records: fullNames.map((fullName) => read(ground, type, fullName)) }
  },
} satisfies Operation

/** Nil for what is not there. */
function read(ground: Ground, type: MetadataType, fullName: string): Xml {
  const content = completeContent(ground, type, fullName)
  return content ? typed(shapeOf(type.name, fullName), { fullName, ...content }) : null
}
