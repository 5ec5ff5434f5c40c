/** Which version of a flow runs; 0 or nothing: none (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flowdefinition.htm). */

import { factText } from '../facts.ts'
import { runVersion } from '../flow/run-version.ts'
import { activeVersion, flowNames, versionsOf } from '../flow/versions.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, notThere } from '../refusals.ts'

const type = 'FlowDefinition'

export default {
  name: type,
  prefix: '300',
  file: { directory: 'flowDefinitions', suffix: 'flowDefinition' },
  order: 80,
  fullNames: flowNames,
  read(ground, fullName) {
    if (!flowNames(ground).includes(fullName)) return undefined
    const active = activeVersion(ground, fullName)
    return active ? { activeVersionNumber: String(active.number) } : {}
  },
  plan(draft, fullName, facts) {
    const { ground } = draft
    draft.need('Flow', fullName, versionsOf(ground, fullName)[0])
    const number = Number(factText(facts, 'activeVersionNumber') ?? 0)
    const known = number === 0 || versionsOf(ground, fullName).some((version) => version.number === number)
    if (!known) throw invalid(`Invalid version number: ${number}`, 'activeVersionNumber')
    return { created: false, apply: () => runVersion(ground, fullName, number) }
  },
  remove(_ground, fullName) {
    throw notThere(type, fullName)
  },
} satisfies MetadataType
