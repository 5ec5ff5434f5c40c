/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describetabs.htm */

import type { ObjectDef } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import type { Xml } from '../xml/write-xml.ts'

/** The local org has one app, with a tab for every object that has pages. */
export default {
  run(call) {
    const objects = [...call.view.objects()].filter(({ layoutable, keyPrefix }) => layoutable && keyPrefix)
    return {
      description: '',
      label: 'Local Org',
      logoUrl: `${call.origin}/logo.png`,
      selected: true,
      tabSetId: '',
      tabs: objects.map((object) => tab(call.origin, object)),
    }
  },
} satisfies Operation

function tab(origin: string, { name, labelPlural, custom, keyPrefix }: ObjectDef): Xml {
  const icon = `${origin}/icons/${name}`
  return {
    custom,
    iconUrl: `${icon}32.png`,
    icons: { contentType: 'image/png', height: 32, theme: 'theme3', url: `${icon}32.png`, width: 32 },
    label: labelPlural,
    miniIconUrl: `${icon}16.png`,
    name: custom ? name : `standard-${name}`,
    sobjectName: name,
    url: `${origin}/${keyPrefix}/o`,
  }
}
