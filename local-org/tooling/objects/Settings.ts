/** Settings of the org as objects with one row each: a switch `enableQuote` is the column IsQuoteEnabled (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_settings.htm). */

import { storedComponent } from '../../metadata/component-store.ts'
import { contentJson } from '../../metadata/content-json.ts'
import { factFlag, toXml } from '../../metadata/facts.ts'
import * as f from '../../objects/kit/index.ts'
import type { Org, Row } from '../../org/index.ts'
import { componentFields } from '../component-object.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

/** Name of the settings -> its switches, as a new org has them. */
const switches: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  Chatter: { enableChatter: true },
  EnhancedNotes: { enableEnhancedNotes: true, enableTasksOnEnhancedNotes: false },
  Knowledge: { enableKnowledge: false },
  OmniChannel: { enableOmniChannel: false },
  Quote: { enableQuote: false },
  Survey: { enableSurvey: false },
}

const columnOf = (member: string) => member.replace(/^enable(.*)$/, 'Is$1Enabled')

function rowOf(org: Org, name: string, usual: Readonly<Record<string, boolean>>): Row {
  const facts = storedComponent({ org }, 'Settings', name)?.facts ?? {}
  const told = Object.entries(usual).map(([member, on]): [string, boolean] => {
    return [member, facts[member] === undefined ? on : factFlag(facts, member)]
  })
  return {
    Id: setUpId(''),
    DurableId: `${name}Settings`,
    ...Object.fromEntries(told.map(([member, on]) => [columnOf(member), on])),
    FullName: name,
    Metadata: JSON.stringify({ ...Object.fromEntries(told), ...Object(contentJson(toXml(facts))) }),
    ManageableState: 'unmanaged',
  }
}

export default Object.entries(switches).map(([name, usual]): ComputedObject => {
  const label = `${name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')} Settings`
  return {
    tooling: true,
    live: true,
    spec: f.readOnly({
      name: `${name}Settings`,
      label,
      plural: label,
      prefix: '',
      fields: [
        f.id('Settings ID'),
        f.text('DurableId', 'Durable ID', 255, { readOnly: true, nameField: true }),
        ...Object.keys(usual).map((member) => f.checkbox(columnOf(member), columnOf(member), { readOnly: true })),
        componentFields(),
      ],
    }),
    rows: (_view, org) => [rowOf(org, name, usual)],
  }
})
