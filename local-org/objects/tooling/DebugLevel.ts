/** How much of what is written into debug logs. */
import * as f from '../kit/index.ts'

const levels = ['NONE', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'FINE', 'FINER', 'FINEST']
const categories = [
  'Workflow',
  'Validation',
  'Callout',
  'ApexCode',
  'ApexProfiling',
  'Visualforce',
  'System',
  'Database',
  'Wave',
  'Nba',
  'DataAccess',
]

export default f.object({
  name: 'DebugLevel',
  label: 'Debug Level',
  plural: 'Debug Levels',
  prefix: '7dl',
  undeletable: false,
  searchable: false,
  layoutable: false,
  triggerable: false,
  fields: [
    f.id('Debug Level ID'),
    f.text('DeveloperName', 'Debug Level Name', 80, { required: true, nameField: true, unique: true }),
    f.text('Language', 'Master Language', 40, { readOnly: true }),
    f.text('MasterLabel', 'Label', 80, { required: true }),
    f.audit(),
    ...categories.map((category) =>
      f.picklist(category, category, levels, { required: true, length: 40, default: 'INFO' }),
    ),
  ],
})
