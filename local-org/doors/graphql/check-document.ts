/** Checks a document against the schema by the rules of GraphQL; what is not there is told as Salesforce tells it. */

import {
  type ASTNode,
  type ASTVisitor,
  type DocumentNode,
  FieldsOnCorrectTypeRule,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  specifiedRules,
  type ValidationContext,
  validate,
} from 'graphql'

/** Names of the fields around a node, the node's own last. */
function pathOf(around: readonly (ASTNode | readonly ASTNode[])[], name: string): string {
  const names = around.flatMap((one) => ('kind' in one && one.kind === Kind.FIELD ? one.name.value : []))
  return [...names, name].join('/')
}

/** [K] in the words of graphql-java, which Salesforce's answers are written by. */
function fieldsAreThere(context: ValidationContext): ASTVisitor {
  return {
    [Kind.FIELD]: (node, _, __, ___, around) => {
      const type = context.getParentType()
      if (!type || context.getFieldDef()) return
      const name = node.name.value
      const words = `Validation error of type FieldUndefined: Field '${name}' in type '${type.name}' is undefined`
      context.reportError(new GraphQLError(`${words} @ '${pathOf(around, name)}'`, { nodes: node }))
    },
  }
}

const rules = [...specifiedRules.filter((rule) => rule !== FieldsOnCorrectTypeRule), fieldsAreThere]

/** Salesforce takes a variable that is an ID where an id or a reference is asked for. */
const idForReference = /of type "ID!?" used in position expecting type "IdOrRef!?"/

/** Every fault of the document; none when it may be run. */
export function checkDocument(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  return validate(schema, document, rules).filter(({ message }) => !idForReference.test(message))
}
