/** Channels of one's own for change events or for platform events (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_platformeventchannel.htm). */

import { dropComponent, storeComponent, storedComponent } from '../component-store.ts'
import { factText, toXml } from '../facts.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, missing, notThere } from '../refusals.ts'

const type = 'PlatformEventChannel'

export default {
  name: type,
  prefix: '0YL',
  file: { directory: 'platformEventChannels', suffix: 'platformEventChannel' },
  order: 90,
  fullNames: ({ events }) => [...events.channels.keys()],
  read(ground, fullName) {
    const channelType = ground.events.channelKind(fullName)
    if (!channelType) return undefined
    const stored = storedComponent(ground, type, fullName)
    return stored ? toXml(stored.facts) : { channelType, label: fullName }
  },
  plan(draft, fullName, facts) {
    const { events } = draft.ground
    if (!factText(facts, 'label')) throw missing('label')
    if (!fullName.endsWith('__chn')) throw invalid(`The name of a custom channel ends in __chn: ${fullName}`)
    const channelType = factText(facts, 'channelType')
    if (channelType === undefined) throw missing('channelType')
    if (channelType !== 'data' && channelType !== 'event') throw invalid(`Invalid channelType: ${channelType}`)
    draft.add(type, fullName)
    const objects = events.channels.get(fullName)
    return {
      created: objects === undefined,
      apply() {
        if (!objects) events.setChannel(fullName, [], channelType)
        storeComponent(draft.ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    if (!ground.events.channels.has(fullName)) throw notThere(type, fullName)
    ground.events.setChannel(fullName, null)
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType
