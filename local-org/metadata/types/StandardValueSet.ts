/** The choices of standard picklists (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_standardvalueset.htm). They are told, and a deployment may bring them as they are; they cannot be changed. */

import { caseStatuses, leadStatuses, opportunityStages, taskStatuses } from '../../objects/index.ts'
import type { PicklistValue } from '../../org/index.ts'
import type { Xml } from '../../soap/index.ts'
import { factList, factText } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { notThere, unsupported } from '../refusals.ts'

const type = 'StandardValueSet'

/** Set -> the field whose choices it is (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/standardvalueset_names.htm). */
const sets: Readonly<Record<string, readonly [object: string, field: string]>> = {
  AccountOwnership: ['Account', 'Ownership'],
  AccountRating: ['Account', 'Rating'],
  AccountType: ['Account', 'Type'],
  AssetStatus: ['Asset', 'Status'],
  CampaignStatus: ['Campaign', 'Status'],
  CampaignType: ['Campaign', 'Type'],
  CaseOrigin: ['Case', 'Origin'],
  CasePriority: ['Case', 'Priority'],
  CaseReason: ['Case', 'Reason'],
  CaseStatus: ['Case', 'Status'],
  CaseType: ['Case', 'Type'],
  ContactRole: ['OpportunityContactRole', 'Role'],
  ContractStatus: ['Contract', 'Status'],
  EventSubject: ['Event', 'Subject'],
  Industry: ['Account', 'Industry'],
  LeadSource: ['Lead', 'LeadSource'],
  LeadStatus: ['Lead', 'Status'],
  OpportunityStage: ['Opportunity', 'StageName'],
  OpportunityType: ['Opportunity', 'Type'],
  OrderStatus: ['Order', 'Status'],
  Product2Family: ['Product2', 'Family'],
  Salutation: ['Contact', 'Salutation'],
  TaskPriority: ['Task', 'Priority'],
  TaskStatus: ['Task', 'Status'],
}

/** What a choice means besides, by set: closed, won, converted. */
const meanings: Readonly<Record<string, readonly { name: string }[]>> = {
  CaseStatus: caseStatuses.map(({ name, isClosed: closed }) => ({ name, closed })),
  LeadStatus: leadStatuses.map(({ name, isConverted: converted }) => ({ name, converted })),
  OpportunityStage: opportunityStages.map(({ name, isClosed: closed, isWon: won, forecastCategory, probability }) => {
    return { name, closed, forecastCategory, probability, won }
  }),
  TaskStatus: taskStatuses.map(({ name, isClosed: closed }) => ({ name, closed })),
}

export default {
  name: type,
  prefix: '0Nu',
  file: { directory: 'standardValueSets', suffix: 'standardValueSet' },
  order: 6,
  fullNames: (ground) => Object.keys(sets).filter((name) => choicesOf(ground, name) !== undefined),
  read(ground, fullName) {
    const choices = choicesOf(ground, fullName)
    return choices && { sorted: false, standardValue: choices.map((choice) => write(fullName, choice)) }
  },
  plan({ ground }, fullName, facts) {
    const choices = choicesOf(ground, fullName)
    if (!choices) throw notThere(type, fullName)
    const given = factList(facts, 'standardValue').map((value) => factText(value, 'fullName'))
    const isSame = given.length === choices.length && choices.every(({ value }) => given.includes(value))
    if (!isSame) throw unsupported('changes of the choices of standard picklists')
    return { created: false, apply: () => {} }
  },
  remove(_ground, fullName) {
    throw unsupported(`the removal of ${fullName}: standard picklists stay`)
  },
} satisfies MetadataType

function choicesOf({ org }: Ground, name: string): readonly PicklistValue[] | undefined {
  const [objectName = '', fieldName = ''] = sets[name] ?? []
  const view = org.as(org.admin.id)
  const object = view.object(objectName)
  return object && view.field(object, fieldName)?.picklistValues
}

function write(set: string, { value, label, defaultValue }: PicklistValue): Xml {
  const { name: _, ...meaning } = meanings[set]?.find(({ name }) => name === value) ?? { name: value }
  return { fullName: value, default: defaultValue, label, ...meaning }
}
