/** A JSON Schema as a TypeScript type. */

export interface Schema {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  description?: string
  default?: unknown
  'x-salesforce'?: string
}

const simple: Record<string, string> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
}
/** Any further field goes in by its API name, and those begin with a capital or end as custom ones do. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is a type in the text that is written
const anyField = ['[apiName: Capitalize<string>]: unknown', '[customField: `${string}__c`]: unknown']

/** `given`: of an output, what is there stays as it is named; of an input, any further field may be given. */
export function typeOf(schema: Schema, given: 'input' | 'output', indent = ''): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map((one) => typeOf(one, given, indent)))].join(' | ')
  if (Array.isArray(schema.type))
    return schema.type.map((type) => typeOf({ ...schema, type }, given, indent)).join(' | ')
  if (schema.type === 'array') return listOf(typeOf(schema.items ?? {}, given, indent))
  if (schema.type === 'object') return objectType(schema, given, indent)
  return simple[schema.type ?? ''] ?? 'unknown'
}

const listOf = (type: string) => (/[ |{]/.test(type) ? `(${type})[]` : `${type}[]`)

function objectType(schema: Schema, given: 'input' | 'output', indent: string): string {
  const { additionalProperties: more, properties = {} } = schema
  const inner = `${indent}  `
  const required = new Set(schema.required)
  const lines = Object.entries(properties).flatMap(([name, field]) => {
    const optional = required.has(name) && field.default === undefined ? '' : '?'
    return [...comment(field, inner), `${inner}${name}${optional}: ${typeOf(field, given, inner)}`]
  })
  if (lines.length === 0)
    return `Record<string, ${more && typeof more === 'object' ? typeOf(more, given, inner) : 'unknown'}>`
  if (more) lines.push(...(given === 'input' ? anyField : ['[field: string]: unknown']).map((line) => inner + line))
  return `{\n${lines.join('\n')}\n${indent}}`
}

function comment({ description, default: usual, 'x-salesforce': field }: Schema, indent: string): string[] {
  const told = [description, field, usual !== undefined && `default ${JSON.stringify(usual)}`]
  const text = told.filter(Boolean).join('; ').replaceAll('*/', '* /')
  return text ? [`${indent}/** ${text} */`] : []
}
