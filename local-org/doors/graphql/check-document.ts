/** Checks a document against the schema by the rules of GraphQL; what is wrong is told in the words of graphql-java, which Salesforce's answers are written by. */

import { type ASTNode, type DocumentNode, GraphQLError, type GraphQLSchema, Kind, validate, visit } from 'graphql'

/** What our library says -> the kind of the fault, and what graphql-java says; $1 and $2 stand for what is in quotes. */
const translations: [RegExp, string, string][] = [
  [/^Cannot query field "(.+?)" on type "(.+?)"/, 'FieldUndefined', "Field '$1' in type '$2' is undefined"],
  [
    /^Field "(.+?)" of type "(.+?)" must have a sel/,
    'SubSelectionRequired',
    'Sub selection required for type $2 of field $1',
  ],
  [
    /^Field "(.+?)" must not have a selection since type "(.+?)!?" /,
    'SubSelectionNotAllowed',
    'Sub selection not allowed on leaf type $2 of field $1',
  ],
  [/^Unknown type "(.+?)"/, 'UnknownType', 'Unknown type $1'],
  [/^Unknown argument "(.+?)" on field/, 'UnknownArgument', 'Unknown field argument $1'],
  [/^Argument ".*?\(?(\w+):?\)?" of type "(.+?)" is required/, 'MissingFieldArgument', 'Missing field argument $1'],
  [/^Variable "\$(.+?)" is not defined/, 'UndefinedVariable', 'Undefined variable $1'],
  [/^Variable "\$(.+?)" is never used/, 'UnusedVariable', 'Unused variable $1'],
  [/^Unknown fragment "(.+?)"/, 'UndefinedFragment', 'Undefined fragment $1'],
  [/^Unknown directive "@(.+?)"/, 'UnknownDirective', 'Unknown directive $1'],
  [
    /^Variable ".+?" of type "(.+?)" used in position expecting type "(.+?)"/,
    'VariableTypeMismatch',
    "Variable type '$1' doesn't match expected type '$2'",
  ],
]

/** Salesforce takes a variable that is an ID where an id or a reference is asked for. */
const idForReference = /of type "ID!?" used in position expecting type "IdOrRef!?"/

/** Every fault of the document; none when it may be run. */
export function checkDocument(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const faults = validate(schema, document).filter(({ message }) => !idForReference.test(message))
  if (faults.length === 0) return faults
  const paths = pathsIn(document)
  return faults.map((fault) => inOtherWords(fault, paths))
}

/** Where each node stands: the names of the fields around it, its own last. */
function pathsIn(document: DocumentNode): Map<ASTNode, string> {
  const paths = new Map<ASTNode, string>()
  const names: string[] = []
  visit(document, {
    enter(node) {
      if (node.kind === Kind.FIELD) names.push(node.name.value)
      paths.set(node, names.join('/'))
    },
    leave(node) {
      if (node.kind === Kind.FIELD) names.pop()
    },
  })
  return paths
}

function inOtherWords(fault: GraphQLError, paths: Map<ASTNode, string>): GraphQLError {
  const [node] = fault.nodes ?? []
  const found = translations.find(([words]) => words.test(fault.message))
  if (!found) return fault
  const [pattern, kind, words] = found
  const [matched = ''] = pattern.exec(fault.message) ?? []
  const path = (node && paths.get(node)) || ''
  const told = `Validation error of type ${kind}: ${matched.replace(pattern, words)}`
  return new GraphQLError(path === '' ? told : `${told} @ '${path}'`, { nodes: fault.nodes })
}
