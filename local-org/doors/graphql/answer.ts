/** Answers one GraphQL request: parsed, checked, run at once (https://developer.salesforce.com/docs/platform/graphql/guide/query-status.html). */

import {
  type DocumentNode,
  executeSync,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  OperationTypeNode,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { OrgError } from '../../org/index.ts'
import { atomically } from '../composite/atomically.ts'
import type { Call } from '../wire/index.ts'
import { checkDocument } from './check-document.ts'
import { Plan } from './plan.ts'
import { Reading } from './reading.ts'
import { schemaOf } from './schema.ts'

export interface GraphQLRequest {
  query: string
  variables?: Record<string, unknown> | undefined
  operationName?: string | undefined
}

export interface GraphQLAnswer {
  data?: unknown
  errors: ToldError[]
}

interface ToldError {
  message: string
  locations?: readonly { line: number; column: number }[]
  path?: readonly (string | number)[]
  paths?: readonly (string | number)[]
  extensions: { ErrorType: ErrorType }
}

type ErrorType = 'InvalidSyntax' | 'ValidationError' | 'DataFetchingException' | 'OperationNotSupported'

function told(error: GraphQLError, ErrorType: ErrorType): ToldError {
  const { message, locations, path } = error
  return {
    message,
    ...(locations ? { locations } : {}),
    ...(path ? { path, paths: path } : {}),
    extensions: { ErrorType },
  }
}

const refused = (errors: readonly GraphQLError[], type: ErrorType): GraphQLAnswer => ({
  errors: errors.map((error) => told(error, type)),
})

/** Every name in the request; an introspection mentions all there is. */
function planOf({ view }: Call, { query, variables }: GraphQLRequest): Plan {
  const isWhole = /\b__(schema|type)\b/.test(query)
  const names = new Set(`${query} ${JSON.stringify(variables ?? {})}`.match(/[_A-Za-z]\w*/g))
  return new Plan(view, (name) => isWhole || names.has(name), isWhole)
}

/** A fault of the grammar, in the words of graphql-java, which Salesforce's answers are written by. */
function ofSyntax(fault: GraphQLError): GraphQLError {
  const [place] = fault.locations ?? []
  const rest = fault.source?.body.slice(fault.positions?.[0] ?? 0) ?? ''
  const token = /^\s*(\w+|\S)/.exec(rest)?.[1] ?? '<EOF>'
  const words = `Invalid syntax with offending token '${token}' at line ${place?.line} column ${place?.column}`
  return new GraphQLError(words, { source: fault.source, positions: fault.positions })
}

/** Leaves out fields marked @optional that are not there for the user. */
function withoutMissing(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema)
  return visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: (node) => {
        const isOptional = node.directives?.some(({ name }) => name.value === 'optional')
        return isOptional && !types.getFieldDef() ? null : undefined
      },
    }),
  )
}

/** Throws OrgError only for what REST refuses, too. */
export function answerGraphQL(call: Call, request: GraphQLRequest): GraphQLAnswer {
  const schema = schemaOf(planOf(call, request))
  let document: DocumentNode
  try {
    document = withoutMissing(schema, parse(request.query))
  } catch (failure) {
    if (failure instanceof GraphQLError) return refused([ofSyntax(failure)], 'InvalidSyntax')
    throw failure
  }
  const faults = checkDocument(schema, document)
  if (faults.length > 0) return refused(faults, 'ValidationError')
  const operation = getOperationAST(document, request.operationName ?? null)
  if (!operation) {
    return refused([new GraphQLError('Must provide an operation name that the document has.')], 'OperationNotSupported')
  }
  const run = () => execute(call, schema, document, request)
  if (operation.operation !== OperationTypeNode.MUTATION) return run().answer
  return atomically(call, () => {
    const { answer, reading } = run()
    const failed = reading.allOrNone && answer.errors.length > 0
    return { value: failed ? { ...answer, data: undone(answer.data) } : answer, failed }
  })
}

const isRefusal = (failure: Error) => failure instanceof OrgError || failure instanceof GraphQLError

function execute(call: Call, schema: GraphQLSchema, document: DocumentNode, request: GraphQLRequest) {
  const variables = request.variables ?? {}
  const reading = new Reading(call, variables)
  const { data, errors = [] } = executeSync({
    schema,
    document,
    contextValue: reading,
    variableValues: variables,
    operationName: request.operationName ?? null,
  })
  for (const { originalError } of errors) if (originalError && !isRefusal(originalError)) throw originalError
  const type = data === undefined ? 'ValidationError' : 'DataFetchingException'
  const answer: GraphQLAnswer = { data: data ?? null, errors: errors.map((error) => told(error, type)) }
  return { answer, reading }
}

/** What was undone is not there: every mutation answers null. */
function undone(data: unknown): unknown {
  const uiapi = Object(Object(data)['uiapi'])
  return { uiapi: Object.fromEntries(Object.keys(uiapi).map((name) => [name, null])) }
}
