/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_describeValueType.htm */

import { type Operation, textIn } from '../../soap/index.ts'
import { supported } from '../save-components.ts'

/** The type is named with its namespace in braces. Of its members only the name is told: the local org keeps no list of them. */
export default {
  run(_call, args) {
    const name = (textIn(args, 'type') ?? '').replace(/^\{.*\}/, '')
    const { parent } = supported(name)
    const fullName = {
      isForeignKey: false,
      isNameField: true,
      minOccurs: 1,
      name: 'fullName',
      soapType: 'string',
      valueRequired: true,
    }
    return {
      apiCreatable: true,
      apiDeletable: true,
      apiReadable: true,
      apiUpdatable: true,
      ...(parent ? { parentField: { ...fullName, foreignKeyDomain: parent.type, isForeignKey: true } } : {}),
      valueTypeFields: [fullName],
    }
  },
} satisfies Operation
