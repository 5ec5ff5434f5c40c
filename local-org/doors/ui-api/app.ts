/** The apps of an org: those Salesforce comes with, and those that were deployed (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_app.htm). */

import { deployed, factMember, factText, factTexts } from '../../metadata/index.ts'
import { setUpId } from '../../tooling/index.ts'
import type { Call } from '../wire/index.ts'

export interface App {
  id: string
  developerName: string
  label: string
  description: string
  type: 'Classic' | 'Lightning'
  formFactors: string[]
  headerColor: string
  /** Names of its tabs: 'standard-Account', 'Invoice__c'. */
  tabs: string[]
}

const blue = '#0070D2'
const everywhere = ['Small', 'Medium', 'Large']
const selling = ['home', 'Opportunity', 'Lead', 'Task', 'Account', 'Contact', 'Campaign', 'Feed', 'Event', 'Case']
const helping = ['home', 'Case', 'Account', 'Contact', 'Feed']

type Standard = [developerName: string, label: string, description: string, type: App['type'], tabs: string[]]

const standard: Standard[] = [
  [
    'LightningSales',
    'Sales',
    'Manage your sales process with accounts, leads, opportunities, and more',
    'Lightning',
    selling,
  ],
  [
    'LightningService',
    'Service Console',
    '(Lightning Experience) Lets support agents work with multiple records across customer service channels on one screen',
    'Lightning',
    helping,
  ],
  ['Sales', 'Sales', 'The world’s most popular sales force automation (SFA) solution', 'Classic', selling],
  ['Service', 'Service', 'Manage customer service with accounts, contacts, cases, and more', 'Classic', helping],
  ['Marketing', 'Marketing', 'Best-in-class on-demand marketing automation', 'Classic', ['home', 'Campaign', 'Lead']],
  ['Platform', 'Platform', 'The fundamental Lightning Platform', 'Classic', ['home', 'Account', 'Contact']],
]

function standardApp([developerName, label, description, type, names]: Standard): App {
  const formFactors = type === 'Lightning' ? everywhere : ['Large']
  const look = { formFactors, headerColor: blue, tabs: names.map((name) => `standard-${name}`) }
  return { id: setUpId('06m', developerName), developerName, label, description, type, ...look }
}

/** All apps, the usual one first. */
export function appsOf({ instance: { org } }: Call): App[] {
  const own = deployed(org, 'CustomApplication').map(({ fullName, facts }): App => {
    const brand = factMember(facts, 'brand')
    const sizes = factTexts(facts, 'formFactors')
    return {
      id: setUpId('06m', fullName),
      developerName: fullName,
      label: factText(facts, 'label') ?? fullName,
      description: factText(facts, 'description') ?? '',
      type: factText(facts, 'uiType') === 'Lightning' ? 'Lightning' : 'Classic',
      formFactors: sizes.length > 0 ? sizes : ['Large'],
      headerColor: (brand && factText(brand, 'headerColor')) ?? blue,
      tabs: factTexts(facts, 'tabs'),
    }
  })
  return [...standard.map(standardApp), ...own]
}
