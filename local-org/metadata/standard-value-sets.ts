/** The choices of standard picklists: which fields a set serves, what its choices mean, and how they are changed. */

import { forecastCategoryNames } from '../objects/derived.ts'
import { caseStatuses, leadStatuses, opportunityStages, taskStatuses } from '../objects/index.ts'
import type { Org, PicklistValue } from '../org/index.ts'
import type { Xml } from '../soap/index.ts'
import { storedComponent } from './component-store.ts'
import { type Facts, factFlag, factList, factText, toXml } from './facts.ts'
import type { Ground } from './ground.ts'
import { dropRow, putRow, rowsOf } from './rows.ts'

/** Set -> the fields whose choices it is (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/standardvalueset_names.htm). */
const sets: Readonly<Record<string, readonly string[]>> = {
  AccountOwnership: ['Account.Ownership'],
  AccountRating: ['Account.Rating', 'Lead.Rating'],
  AccountType: ['Account.Type'],
  AssetStatus: ['Asset.Status'],
  CampaignStatus: ['Campaign.Status'],
  CampaignType: ['Campaign.Type'],
  CaseOrigin: ['Case.Origin'],
  CasePriority: ['Case.Priority'],
  CaseReason: ['Case.Reason'],
  CaseStatus: ['Case.Status'],
  CaseType: ['Case.Type'],
  ContactRole: ['OpportunityContactRole.Role', 'AccountContactRole.Role'],
  ContractStatus: ['Contract.Status'],
  EventSubject: ['Event.Subject'],
  Industry: ['Account.Industry', 'Lead.Industry'],
  LeadSource: ['Lead.LeadSource', 'Account.AccountSource', 'Contact.LeadSource', 'Opportunity.LeadSource'],
  LeadStatus: ['Lead.Status'],
  OpportunityStage: ['Opportunity.StageName'],
  OpportunityType: ['Opportunity.Type'],
  OrderStatus: ['Order.Status'],
  Product2Family: ['Product2.Family'],
  Salutation: ['Contact.Salutation', 'Lead.Salutation'],
  TaskPriority: ['Task.Priority'],
  TaskStatus: ['Task.Status'],
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

/** Sets whose choices are rows as well, and what the rows say of a choice. */
const tables: Readonly<Record<string, (choice: Facts) => Record<string, unknown>>> = {
  CaseStatus: (choice) => ({ IsClosed: factFlag(choice, 'closed') }),
  LeadStatus: (choice) => ({ IsConverted: factFlag(choice, 'converted') }),
  TaskStatus: (choice) => ({ IsClosed: factFlag(choice, 'closed') }),
  TaskPriority: (choice) => ({ IsHighPriority: factFlag(choice, 'highPriority') }),
  OpportunityStage(choice) {
    const category = factText(choice, 'forecastCategory') ?? 'Pipeline'
    const names: Readonly<Record<string, string>> = forecastCategoryNames
    return {
      IsActive: factText(choice, 'isActive') !== 'false',
      IsClosed: factFlag(choice, 'closed'),
      IsWon: factFlag(choice, 'won'),
      ForecastCategory: category,
      ForecastCategoryName: names[category] ?? category,
      DefaultProbability: Number(factText(choice, 'probability') ?? 0),
    }
  },
}

export function standardSetNames(org: Org): string[] {
  return Object.keys(sets).filter((name) => choicesOf(org, name) !== undefined)
}

/** The set as a component: as it was deployed, or as the org came; undefined when there is none. */
export function standardSet(org: Org, name: string): Record<string, Xml> | undefined {
  const stored = storedComponent({ org }, 'StandardValueSet', name)
  if (stored) return toXml(stored.facts)
  const choices = choicesOf(org, name)
  return choices && { sorted: false, standardValue: choices.map((choice) => write(name, choice)) }
}

function choicesOf(org: Org, name: string): readonly PicklistValue[] | undefined {
  const [object = '', field = ''] = sets[name]?.[0]?.split('.') ?? []
  const view = org.as(org.admin.id)
  const def = view.object(object)
  return def && view.field(def, field)?.picklistValues
}

function write(set: string, { value, label, defaultValue }: PicklistValue): Xml {
  const { name: _, ...meaning } = meanings[set]?.find(({ name }) => name === value) ?? { name: value }
  return { fullName: value, default: defaultValue, label, ...meaning }
}

/** Gives the fields of a set the choices of a component, and the rows that tell what they mean. */
export function changeStandardSet(ground: Ground, name: string, facts: Facts): void {
  const choices = factList(facts, 'standardValue')
  const values = choices.map((choice) => ({
    value: factText(choice, 'fullName') ?? '',
    label: factText(choice, 'label') ?? factText(choice, 'fullName') ?? '',
    active: factText(choice, 'isActive') !== 'false',
    defaultValue: factFlag(choice, 'default'),
  }))
  for (const path of sets[name] ?? []) {
    const [object = '', field = ''] = path.split('.')
    ground.org.changePicklist(object, field, values)
  }
  const tell = tables[name]
  if (tell) putRows(ground, name, choices, tell)
}

function putRows(
  ground: Ground,
  table: string,
  choices: Facts[],
  tell: (choice: Facts) => Record<string, unknown>,
): void {
  const rows = rowsOf(ground, table)
  const names = choices.map((choice) => factText(choice, 'fullName') ?? '')
  for (const row of rows) if (!names.includes(String(row['ApiName']))) dropRow(ground, table, row.Id)
  for (const [place, choice] of choices.entries()) {
    const ApiName = names[place]
    const known = rows.find((row) => row['ApiName'] === ApiName)
    const named = { ApiName, MasterLabel: factText(choice, 'label') ?? ApiName, SortOrder: place + 1 }
    const usual = table === 'OpportunityStage' ? {} : { IsDefault: factFlag(choice, 'default') }
    putRow(ground, table, known, { ...named, ...usual, ...tell(choice) })
  }
}
