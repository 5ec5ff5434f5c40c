/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listmetadata.htm */

import { OrgError } from '../../org/index.ts'
import { childrenOf, type Operation, textIn } from '../../soap/index.ts'
import { fileProperties } from '../file-properties.ts'
import { type Ground, groundOf } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { notListable } from '../refusals.ts'
import { typeNamed } from '../types.ts'

const maxQueries = 3

export default {
  run(call, args) {
    const queries = childrenOf(args, 'queries')
    if (queries.length > maxQueries)
      throw new OrgError('LIMIT_EXCEEDED', `A list may hold up to ${maxQueries} queries.`)
    const ground = groundOf(call)
    return queries.flatMap((query) => {
      const name = textIn(query, 'type')?.trim() ?? ''
      const type = typeNamed(name)
      if (!type) throw notListable(name)
      return namesOf(ground, type, textIn(query, 'folder')).map((one) => fileProperties(ground, type, one))
    })
  },
} satisfies Operation

/** What lies in folders is listed folder by folder. */
function namesOf(ground: Ground, type: MetadataType, folder = ''): string[] {
  const names = type.fullNames(ground)
  return type.file?.folders ? names.filter((name) => name.startsWith(`${folder}/`)) : names
}
