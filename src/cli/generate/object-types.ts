/** One object of an org as TypeScript: its rows, what a new one needs, what can be changed. */
import type { FieldDescribe, ObjectDescribe } from '../../salesforce/index.ts'
import { fieldType } from './field-type.ts'

/** `known`: the objects that get types; a relation to others is left out. */
export function objectTypes(object: ObjectDescribe, known: Set<string>): string {
  const { name, label, fields } = object
  const creatable = fields.filter((field) => field.createable)
  return [
    interfaceOf(`${label}.`, name, [
      ...fields.flatMap((field) => line(field, '', field.nillable ? ' | null' : '')),
      ...fields.flatMap((field) => relation(field, known)),
    ]),
    interfaceOf(
      `What a new ${label} takes.`,
      `New${name}`,
      creatable.flatMap((field) => line(field, isRequired(field) ? '' : '?', isRequired(field) ? '' : ' | null')),
    ),
    interfaceOf(
      `What can be changed of a ${label}.`,
      `${name}Changes`,
      fields
        .filter(({ updateable }) => updateable)
        .flatMap((field) => line(field, '?', field.nillable ? ' | null' : '')),
    ),
  ].join('\n\n')
}

const isRequired = (field: FieldDescribe) => !field.nillable && !field.defaultedOnCreate && field.type !== 'boolean'

function line(field: FieldDescribe, optional: string, orNull: string): string[] {
  return [`  /** ${about(field)} */`, `  ${field.name}${optional}: ${fieldType(field)}${orNull}`]
}

function about({ label, type, length, referenceTo, externalId }: FieldDescribe): string {
  const told = [
    label.replaceAll('*/', '* /'),
    referenceTo.length > 0 ? `id of ${referenceTo.slice(0, 8).join(', ')}` : type,
    ...(length > 0 && referenceTo.length === 0 ? [`at most ${length}`] : []),
    ...(externalId ? ['external id'] : []),
  ]
  return told.join('; ')
}

function relation({ relationshipName, referenceTo }: FieldDescribe, known: Set<string>): string[] {
  const targets = referenceTo.filter((object) => known.has(object))
  if (!relationshipName || targets.length === 0) return []
  return [`  ${relationshipName}?: ${targets.map((target) => `Partial<${target}>`).join(' | ')} | null`]
}

function interfaceOf(comment: string, name: string, lines: string[]): string {
  return `/** ${comment} */\nexport interface ${name} {\n${lines.join('\n')}\n}`
}
