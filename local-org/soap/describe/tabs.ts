/** Tabs: the local org has one for every object that has pages. */

import type { ObjectDef } from '../../org/index.ts'
import type { SoapCall } from '../soap-call.ts'
import type { Xml } from '../xml/write-xml.ts'

/** One DescribeTab each. */
export function tabsOf({ view, origin }: SoapCall): Xml[] {
  const objects = [...view.objects()].filter(
    ({ layoutable, keyPrefix, further }) => layoutable && keyPrefix && !further,
  )
  return objects.map((object) => tab(origin, object))
}

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
