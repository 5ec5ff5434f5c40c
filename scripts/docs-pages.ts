/** The pages about objects: what can be done with each, what can be heard of it, with inputs and examples. */
import { type Action, type Catalog, type CrmObject, type Trigger, toJsonSchema } from '../src/connector/index.ts'

interface InputSchema {
  required?: string[]
  properties?: Record<string, { description?: string; type?: string; default?: unknown; enum?: string[] }>
}

export interface Page {
  /** Below docs/catalogue. */
  path: string
  title: string
  text: string
}

/** One page per object, one per group of what belongs to no object. */
export function makePages(catalog: Catalog): Page[] {
  const objects = catalog.objects()
  const pages = objects.map((object) => objectPage(object, catalog))
  const own = new Set(objects.map((object) => object.plural.replace(/([a-z])([A-Z])/g, '$1 $2')))
  const groups = [...catalog.actions(), ...catalog.triggers()].map(({ group }) => group).filter((one) => !own.has(one))
  return [...pages, ...[...new Set(groups)].sort().map((group) => groupPage(group, catalog))]
}

function objectPage(object: CrmObject, catalog: Catalog): Page {
  const group = object.plural.replace(/([a-z])([A-Z])/g, '$1 $2')
  const fields = Object.entries(object.fields).map(([name, field]) => {
    const api = field.api ?? name.charAt(0).toUpperCase() + name.slice(1)
    const marks = [field.required && 'required', field.readOnly && 'read only'].filter(Boolean).join(', ')
    return `| \`${name}\` | \`${api}\` | ${field.kind} | ${[cell(field.describe), marks].filter(Boolean).join(' · ')} |`
  })
  const text = [
    `# ${group}`,
    `\`${object.api}\`: ${object.describe} Also called: ${object.synonyms.join(', ')}.`,
    `Found by ${object.findBy.map(({ field }) => `\`${field}\``).join(', then ')}. Any further field, custom ones too, goes in by its API name.`,
    ['| field | Salesforce | kind | |', '|---|---|---|---|', ...fields].join('\n'),
    ...sections(group, catalog),
  ]
  return { path: `${object.name}.md`, title: group, text: `${text.join('\n\n')}\n` }
}

function groupPage(group: string, catalog: Catalog): Page {
  const path = `${group.toLowerCase().replace(/\s+/g, '-')}.md`
  return { path, title: group, text: `${[`# ${group}`, ...sections(group, catalog)].join('\n\n')}\n` }
}

function sections(group: string, catalog: Catalog): string[] {
  const actions = catalog.actions().filter((action) => action.group === group)
  const triggers = catalog.triggers().filter((trigger) => trigger.group === group)
  return [
    ...(triggers.length ? ['## Triggers', ...triggers.map(triggerText)] : []),
    ...(actions.length ? ['## Actions', ...actions.map(actionText)] : []),
  ]
}

function triggerText(trigger: Trigger): string {
  const example = trigger.examples?.find(({ hears }) => hears)
  const shown = { on: trigger.id, ...(example && Object.keys(example.with).length ? { with: example.with } : {}) }
  return [
    `### ${trigger.id}`,
    `${trigger.title}. ${trigger.describe}`,
    inputTable(toJsonSchema(trigger.input)),
    `\`\`\`json\n${JSON.stringify({ trigger: shown }, null, 2)}\n\`\`\``,
  ]
    .filter(Boolean)
    .join('\n\n')
}

const classes: Record<string, string> = {
  E1: 'E1: exactly once',
  E2: 'E2: verified before it is repeated',
  E3: 'E3: at most once',
}

function actionText(action: Action): string {
  const [example] = action.examples
  const costs = [1, 1000].map((n) => `${action.cost(n)} for ${n.toLocaleString('en')}`).join(', ')
  const about = [action.writeClass && classes[action.writeClass], `API calls: ${costs}`].filter(Boolean).join('. ')
  return [
    `### ${action.id}`,
    `${action.title}. ${action.describe}`,
    `${about}.`,
    inputTable(toJsonSchema(action.input)),
    `\`\`\`json\n${JSON.stringify({ action: action.id, with: example?.input }, null, 2)}\n\`\`\``,
  ]
    .filter(Boolean)
    .join('\n\n')
}

function inputTable(schema: Record<string, unknown>): string {
  const { properties = {}, required = [] } = schema as InputSchema
  const rows = Object.entries(properties).map(([name, { description = '', default: usual, enum: values }]) => {
    const says = [
      cell(description),
      values?.map((value) => `\`${value}\``).join(' '),
      usual !== undefined && `default \`${JSON.stringify(usual)}\``,
      required.includes(name) && usual === undefined && 'required',
    ]
    return `| \`${name}\` | ${says.filter(Boolean).join(' · ')} |`
  })
  return rows.length ? ['| input | |', '|---|---|', ...rows].join('\n') : ''
}

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')
