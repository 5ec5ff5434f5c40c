/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listmetadata.htm */

import { OrgError } from '../../org/index.ts'
import { childrenOf, type Operation, textIn } from '../../soap/index.ts'
import { fileProperties } from '../file-properties.ts'
import { groundOf } from '../ground.ts'
import { typeNamed } from '../types.ts'

const maxQueries = 3

/** Of types the local org has not there is nothing to list. */
export default {
  run(call, args) {
    const queries = childrenOf(args, 'queries')
    if (queries.length > maxQueries)
      throw new OrgError('LIMIT_EXCEEDED', `A list may hold up to ${maxQueries} queries.`)
    const ground = groundOf(call)
    return queries.flatMap((query) => {
      const type = typeNamed(textIn(query, 'type')?.trim() ?? '')
      return type ? type.fullNames(ground).map((fullName) => fileProperties(ground, type, fullName)) : []
    })
  },
} satisfies Operation
