/** FIELDS(ALL | STANDARD | CUSTOM): https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_fields.htm */
import { type FieldDef, OrgError } from '../../org/index.ts'
import type { Scope } from '../names/scope.ts'
import type { CallNode, FieldItem, QueryNode, SelectItem } from '../syntax/ast.ts'
import { refusal } from '../syntax/refusal.ts'

const MOST_ROWS = 200

const GROUPS: Readonly<Record<string, (field: FieldDef) => boolean>> = {
  ALL: () => true,
  STANDARD: (field) => !field.custom,
  CUSTOM: (field) => field.custom,
}

function expand(scope: Scope, query: QueryNode, call: CallNode): SelectItem[] {
  const [argument] = call.args
  const word = argument?.kind === 'path' ? argument.parts[0]!.text.toUpperCase() : ''
  const wanted = GROUPS[word]
  if (!wanted) throw refusal(scope.text, call.at, 'MALFORMED_QUERY', `unexpected token: '${word}'`)
  if (word !== 'STANDARD' && !(query.limit && query.limit.value <= MOST_ROWS)) {
    // Reports of users show these words without a place.
    throw new OrgError('MALFORMED_QUERY', `The SOQL FIELDS function must have a LIMIT of at most ${MOST_ROWS}`)
  }
  const visible = scope.object.fields.filter((field) => wanted(field) && scope.org.field(scope.object, field.name))
  return visible.map(({ name }): FieldItem => {
    return {
      kind: 'field',
      implied: true,
      operand: { kind: 'path', parts: [{ text: name, at: call.at }], at: call.at },
    }
  })
}

/** The items of a SELECT with FIELDS() replaced by the fields it stands for. */
export function expandFields(scope: Scope, query: QueryNode): readonly SelectItem[] {
  return query.select.flatMap((item) => {
    const isFields = item.kind === 'field' && item.operand.kind === 'call' && item.operand.name === 'FIELDS'
    return isFields ? expand(scope, query, item.operand) : [item]
  })
}
