/** What a status or stage means beside its name: `attributes` of picklist values (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_picklist_value.htm). */

import type { OrgView, Row } from '../../org/index.ts'

type Attributes = Record<string, unknown> | null

interface Statuses {
  /** Object whose rows are the statuses; their labels are the values. */
  table: string
  show: (row: Row) => Record<string, unknown>
}

/** The name of the type is misspelt in Salesforce. */
const statuses: Record<string, Statuses> = {
  'Case.Status': {
    table: 'CaseStatus',
    show: (row) => ({ closed: row['IsClosed'] === true, picklistAtrributesValueType: 'CaseStatus' }),
  },
  'Lead.Status': {
    table: 'LeadStatus',
    show: (row) => ({ converted: row['IsConverted'] === true, picklistAtrributesValueType: 'LeadStatus' }),
  },
  'Opportunity.StageName': {
    table: 'OpportunityStage',
    show: (row) => ({
      closed: row['IsClosed'] === true,
      defaultProbability: row['DefaultProbability'] ?? null,
      forecastCategoryName: row['ForecastCategoryName'] ?? null,
      picklistAtrributesValueType: 'OpportunityStage',
      won: row['IsWon'] === true,
    }),
  },
}

/** The attributes of a value of that field; null for fields whose values mean no more than they say. */
export function statusAttributes(view: OrgView, object: string, field: string): (value: string) => Attributes {
  const found = statuses[`${object}.${field}`]
  if (!found) return () => null
  const rows = new Map([...view.table(found.table).all()].map((row) => [String(row['MasterLabel']), row]))
  return (value) => {
    const row = rows.get(value)
    return row ? found.show(row) : null
  }
}
