/** Which fields of a lead go where when it is converted, beside the standard ones (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_leadconvertsettings.htm). */

import { dropComponent, storeComponent, storedComponent } from '../component-store.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factList, factText } from '../facts.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, notThere } from '../refusals.ts'
import { storedType } from '../stored-type.ts'

const type = 'LeadConvertSettings'

export default {
  name: type,
  prefix: '0A7',
  file: { directory: 'LeadConvertSettings', suffix: 'LeadConvertSetting' },
  order: 75,
  ...storedType(type),
  plan(draft, fullName, facts) {
    const leadMappings = mappingsIn(draft, facts)
    const { ground } = draft
    return {
      created: storedComponent(ground, type, fullName) === undefined,
      apply() {
        ground.org.setRules({ leadMappings })
        storeComponent(ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    if (!storedComponent(ground, type, fullName)) throw notThere(type, fullName)
    ground.org.setRules({ leadMappings: {} })
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

type Mappings = Record<string, Record<string, string>>

/** Throws OrgError for fields that are not there. */
function mappingsIn(draft: Draft, facts: Facts): Mappings {
  const mappings: Mappings = {}
  for (const one of factList(facts, 'objectMapping')) {
    const object = factText(one, 'outputObject') ?? ''
    const pairs = factList(one, 'mappingFields').map((pair): [string, string] => {
      const [from, to] = [factText(pair, 'inputField') ?? '', factText(pair, 'outputField') ?? '']
      check(draft, 'Lead', from)
      check(draft, object, to)
      return [from, to]
    })
    mappings[object] = { ...mappings[object], ...Object.fromEntries(pairs) }
  }
  return mappings
}

function check(draft: Draft, object: string, field: string): void {
  if (!draft.field(object, field))
    throw invalid(`In field: mappingFields - no CustomField named ${object}.${field} found`)
}
