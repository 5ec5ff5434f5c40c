/** Fields of parents by their path (`Owner.Name`, `Account.Parent.Industry`), so that they are checked and filtered like the object's own. */
import type { FieldDescribe, ObjectDescribe } from '../../salesforce/index.ts'
import type { ActionContext } from '../define.ts'
import { describeEach } from '../records/describe-each.ts'

/** The describe with the fields of those parents that these names lead to; itself when no name has a dot. */
export async function withParents(
  context: ActionContext,
  describe: ObjectDescribe,
  names: Iterable<string>,
): Promise<ObjectDescribe> {
  const paths = [...names].filter((name) => name.includes('.')).map((name) => name.split('.'))
  const byRelation = Map.groupBy(paths, ([first = '']) => first.toLowerCase())
  const parents = await Promise.all(
    [...byRelation].map(([relation, some]) => fieldsBehind(context, describe, relation, some)),
  )
  return paths.length === 0 ? describe : { ...describe, fields: [...describe.fields, ...parents.flat()] }
}

/** Nothing when there is no such relation: the name is then not known. */
async function fieldsBehind(
  context: ActionContext,
  describe: ObjectDescribe,
  relation: string,
  paths: string[][],
): Promise<FieldDescribe[]> {
  const link = describe.fields.find(({ relationshipName }) => relationshipName?.toLowerCase() === relation)
  if (!link?.relationshipName) return []
  const { relationshipName } = link
  const rest = paths.map(([, ...deeper]) => deeper.join('.'))
  if (link.referenceTo.length !== 1) return rest.map((path) => unknownKind(link, `${relationshipName}.${path}`))
  const [parent] = await describeEach(context, link.referenceTo)
  if (!parent?.ok) return []
  const { fields } = await withParents(context, parent.value, rest)
  return fields.map((field) => ({ ...field, name: `${relationshipName}.${field.name}`, relationshipName: null }))
}

/** A parent of one of several objects shows what they have in common; whether it has the field is for the org to say. */
function unknownKind(link: FieldDescribe, name: string): FieldDescribe {
  const plain = { type: 'string', length: 0, referenceTo: [], relationshipName: null, filterable: true }
  return { ...link, ...plain, name, label: name }
}
