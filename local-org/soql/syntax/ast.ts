/**
 * The syntax tree of a SOQL query: small frozen nodes that say what was written and where, before any name is looked up.
 * Grammar: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select.htm
 */

/** A word of the query and the offset it was written at. */
export interface Name {
  readonly text: string
  readonly at: number
}

/** `Account.Owner.Name` */
export interface PathNode {
  readonly kind: 'path'
  readonly parts: readonly Name[]
  readonly at: number
}

/** `COUNT(Id)`, `CALENDAR_YEAR(convertTimezone(CreatedDate))`, `DISTANCE(Place__c, GEOLOCATION(1, 2), 'km')` */
export interface CallNode {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly ArgumentNode[]
  readonly at: number
}

export type OperandNode = PathNode | CallNode
export type ArgumentNode = OperandNode | LiteralNode

export type LiteralNode =
  | { readonly kind: 'string'; readonly value: string; readonly source: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: number }
  | { readonly kind: 'null'; readonly at: number }
  | { readonly kind: 'date'; readonly value: string; readonly at: number }
  | { readonly kind: 'datetime'; readonly value: number; readonly at: number }
  | { readonly kind: 'time'; readonly value: string; readonly at: number }
  | { readonly kind: 'dateRange'; readonly name: string; readonly count: number; readonly at: number }

export interface FieldItem {
  readonly kind: 'field'
  readonly operand: OperandNode
  readonly alias?: Name
  /** Set when the query does not name it: a field FIELDS() stands for. */
  readonly implied?: true
}

export interface SubqueryItem {
  readonly kind: 'subquery'
  readonly query: QueryNode
  readonly at: number
}

export interface TypeofItem {
  readonly kind: 'typeof'
  readonly relationship: PathNode
  readonly branches: readonly { readonly type: Name; readonly fields: readonly PathNode[] }[]
  readonly otherwise: readonly PathNode[]
}

export type SelectItem = FieldItem | SubqueryItem | TypeofItem

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>='

interface MembersNode {
  readonly left: OperandNode
  readonly negated: boolean
  readonly values: readonly LiteralNode[]
}

export type ConditionNode =
  | { readonly kind: 'and'; readonly terms: readonly ConditionNode[] }
  | { readonly kind: 'or'; readonly terms: readonly ConditionNode[] }
  | { readonly kind: 'not'; readonly term: ConditionNode }
  | {
      readonly kind: 'compare'
      readonly left: OperandNode
      readonly operator: CompareOperator
      readonly right: LiteralNode
    }
  | { readonly kind: 'like'; readonly left: OperandNode; readonly right: LiteralNode }
  | ({ readonly kind: 'in' } & MembersNode)
  | ({ readonly kind: 'includes' } & MembersNode)
  | { readonly kind: 'join'; readonly left: OperandNode; readonly negated: boolean; readonly query: QueryNode }

/** One entry of FROM: an object, a relationship of an alias, and the name it goes by. */
export interface SourceNode {
  readonly path: PathNode
  readonly alias?: Name
}

export interface GroupNode {
  readonly style: 'plain' | 'rollup' | 'cube'
  readonly operands: readonly OperandNode[]
}

export interface OrderNode {
  readonly operand: OperandNode
  readonly descending: boolean
  readonly nullsFirst: boolean
}

export interface CountNode {
  readonly value: number
  readonly at: number
}

export interface QueryNode {
  readonly kind: 'query'
  readonly select: readonly SelectItem[]
  readonly from: readonly SourceNode[]
  readonly scope?: Name
  readonly where?: ConditionNode
  /** WITH SECURITY_ENFORCED, USER_MODE, SYSTEM_MODE or DATA (category). */
  readonly mode?: Name
  readonly group?: GroupNode
  readonly having?: ConditionNode
  readonly order: readonly OrderNode[]
  readonly limit?: CountNode
  readonly offset?: CountNode
  /** FOR VIEW, FOR REFERENCE, FOR UPDATE. */
  readonly uses: readonly Name[]
  /** ALL ROWS: deleted and archived ones, too. */
  readonly allRows?: boolean
}

/** A parsed query with the text its offsets point into. */
export interface Query {
  readonly text: string
  readonly node: QueryNode
}
