/** Composite Tree: parents with their children in one call, all or nothing (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobject_tree.htm). */

import { type ObjectDef, OrgError, type SaveResult } from '../org/index.ts'
import { atomically } from './composite/atomically.ts'
import { objectOf, save } from './rows/index.ts'
import { type Answer, type Call, isObject, json, payloadObject, type Route, rowError } from './wire/index.ts'

const maxRecords = 200
const maxLevels = 5

interface Node {
  object: ObjectDef
  referenceId: string
  /** Whether the record says what object it is of. */
  isTyped: boolean
  values: Record<string, unknown>
  /** The node above and the field that points to it. */
  parent?: { node: Node; field: string }
  id?: string
}

function tree(call: Call): Answer {
  const levels = readLevels(call, objectOf(call), payloadObject(call)['records'])
  const nodes = levels.flat()
  if (nodes.length > maxRecords) throw new OrgError('LIMIT_EXCEEDED', `The maximum number of records is ${maxRecords}.`)
  const again = nodes.find(({ referenceId }, at) => nodes.findIndex((one) => one.referenceId === referenceId) < at)
  if (again) return json({ hasErrors: true, results: [repeated(again)] }, 400)
  const untyped = nodes.filter(({ isTyped }) => !isTyped)
  if (untyped.length > 0) return json({ hasErrors: true, results: untyped.map(withoutType) }, 400)
  const errors = atomically(call, () => {
    const failures = createLevels(call, levels)
    return { value: failures, failed: failures.length > 0 }
  })
  if (errors.length > 0) return json({ hasErrors: true, results: errors }, 400)
  return json({ hasErrors: false, results: nodes.map(({ referenceId, id }) => ({ referenceId, id })) }, 201)
}

/** A reference id that stands twice [R]. */
function repeated({ referenceId }: Node): Record<string, unknown> {
  const errors = [
    new OrgError('INVALID_INPUT', 'Duplicate ReferenceId provided in the request.'),
    new OrgError('PROCESSING_HALTED', `Duplicate ReferenceId found: ${referenceId}`),
  ]
  return { referenceId, errors: errors.map(rowError) }
}

function withoutType({ referenceId }: Node): Record<string, unknown> {
  const error = new OrgError('INVALID_INPUT', 'Include an entity type for each record in the request.')
  return { referenceId, errors: [rowError(error)] }
}

/** The records level by level: parents come before their children. */
function readLevels(call: Call, object: ObjectDef, records: unknown): Node[][] {
  const levels: Node[][] = []
  let level = nodesOf(call, object, records)
  while (level.length > 0) {
    levels.push(level.map(({ node }) => node))
    if (levels.length > maxLevels) throw new OrgError('LIMIT_EXCEEDED', `The maximum depth of a tree is ${maxLevels}.`)
    level = level.flatMap(({ children }) => children())
  }
  return levels
}

interface Branch {
  node: Node
  children(): Branch[]
}

function nodesOf(call: Call, object: ObjectDef, records: unknown, parent?: Node['parent']): Branch[] {
  if (!Array.isArray(records)) throw new OrgError('MISSING_ARGUMENT', 'records has to be a list of records.')
  return records.map((record) => {
    const { attributes, ...members } = isObject(record) ? record : {}
    const { referenceId, type } = isObject(attributes) ? attributes : {}
    if (typeof referenceId !== 'string')
      throw new OrgError('INVALID_INPUT', 'Include a reference ID for each record in the request.')
    const entries = Object.entries(members)
    const nested = entries.filter(([, value]) => isObject(value) && Array.isArray(value['records']))
    const values = Object.fromEntries(entries.filter((entry) => !nested.includes(entry)))
    const isTyped = typeof type === 'string'
    const node: Node = { object, referenceId, isTyped, values, ...(parent ? { parent } : {}) }
    return { node, children: () => nested.flatMap(([name, value]) => childrenOf(call, node, name, value)) }
  })
}

function childrenOf(call: Call, node: Node, name: string, value: unknown): Branch[] {
  const wanted = name.toLowerCase()
  const child = node.object.childRelationships.find((one) => one.relationshipName?.toLowerCase() === wanted)
  const object = child && call.view.object(child.childSObject)
  if (!child || !object) {
    throw new OrgError('INVALID_FIELD', `No such column '${name}' on sobject of type ${node.object.name}`)
  }
  return nodesOf(call, object, isObject(value) ? value['records'] : [], { node, field: child.field })
}

/** Creates level after level until one has refusals, and answers those. */
function createLevels(call: Call, levels: Node[][]): Record<string, unknown>[] {
  for (const nodes of levels) {
    const results = save(
      call,
      nodes.map((node) => ({ op: 'create', object: node.object.name, values: valuesOf(node) })),
    )
    const failures = nodes.flatMap((node, i) => keepId(node, results[i]))
    if (failures.length > 0) return failures
  }
  return []
}

function valuesOf({ values, parent }: Node): Record<string, unknown> {
  return parent ? { ...values, [parent.field]: parent.node.id } : values
}

function keepId(node: Node, result: SaveResult | undefined): Record<string, unknown>[] {
  if (result?.success && result.id !== null) {
    node.id = result.id
    return []
  }
  return [{ referenceId: node.referenceId, errors: result?.errors.map(rowError) ?? [] }]
}

export const routes: Route[] = [{ method: 'POST', path: '/services/data/:version/composite/tree/:object', run: tree }]
