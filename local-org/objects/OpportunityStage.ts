/** The stages of opportunities, with what follows from each. */
import { forecastCategoryNames } from './derived.ts'
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'OpportunityStage',
  label: 'Opportunity Stage',
  plural: 'Opportunity Stage',
  prefix: '01J',
  replicateable: false,
  fields: [
    f.stageEntry('Opportunity Stage ID'),
    f.checkbox('IsClosed', 'Closed', { readOnly: true }),
    f.checkbox('IsWon', 'Won', { readOnly: true }),
    f.picklist('ForecastCategory', 'Forecast Category', Object.keys(forecastCategoryNames), {
      readOnly: true,
      nillable: false,
      length: 40,
    }),
    f.picklist('ForecastCategoryName', 'Forecast Category Name', Object.values(forecastCategoryNames), {
      readOnly: true,
      nillable: false,
    }),
    f.percent('DefaultProbability', 'Probability (%)', 3, 0, { readOnly: true }),
    f.text('Description', 'Description', 255, { readOnly: true }),
    f.whoFirst(f.audit()),
  ],
})
