/** Finds the route of a path: a tree of segments, literals before `:params` before a final `*rest`. */

import { segmentsOf } from './path.ts'

export type Params = Record<string, string>

/** Anything with a method and a path pattern such as '/services/data/:version/sobjects/:object'. */
export interface Routed {
  method: string
  path: string
}

export interface Found<R extends Routed> {
  params: Params
  /** Routes of the path by method. */
  methods: Map<string, R>
}

interface Branch<R extends Routed> {
  literals: Map<string, Branch<R>>
  param?: Branch<R>
  rest?: { name: string; methods: Map<string, Leaf<R>> }
  methods: Map<string, Leaf<R>>
}

interface Leaf<R extends Routed> {
  route: R
  names: string[]
}

export interface Router<R extends Routed> {
  find(path: string): Found<R> | undefined
}

/** Builds a router over a table of routes. Literal segments match whatever their letter case. */
export function createRouter<R extends Routed>(routes: Iterable<R>): Router<R> {
  const root = branch<R>()
  for (const route of routes) plant(root, route)
  return {
    find(path) {
      const segments = segmentsOf(path)
      const values: string[] = []
      const methods = walk(root, segments, 0, values)
      return methods && toFound(methods, values)
    },
  }
}

function branch<R extends Routed>(): Branch<R> {
  return { literals: new Map(), methods: new Map() }
}

function plant<R extends Routed>(root: Branch<R>, route: R): void {
  let at = root
  const names: string[] = []
  for (const segment of route.path.slice(1).split('/')) {
    if (segment.startsWith('*')) {
      at.rest ??= { name: segment.slice(1), methods: new Map() }
      at.rest.methods.set(route.method, { route, names: [...names, segment.slice(1)] })
      return
    }
    if (segment.startsWith(':')) {
      names.push(segment.slice(1))
      at.param ??= branch()
      at = at.param
    } else at = literal(at, segment.toLowerCase())
  }
  at.methods.set(route.method, { route, names })
}

function literal<R extends Routed>(at: Branch<R>, name: string): Branch<R> {
  const known = at.literals.get(name)
  if (known) return known
  const fresh = branch<R>()
  at.literals.set(name, fresh)
  return fresh
}

function walk<R extends Routed>(
  at: Branch<R>,
  segments: string[],
  index: number,
  values: string[],
): Map<string, Leaf<R>> | undefined {
  const segment = segments[index]
  if (segment === undefined) return at.methods.size > 0 ? at.methods : undefined
  const named = at.literals.get(segment) ?? at.literals.get(segment.toLowerCase())
  const found = named && walk(named, segments, index + 1, values)
  if (found) return found
  if (at.param) {
    values[index] = segment
    const deeper = walk(at.param, segments, index + 1, values)
    if (deeper) return deeper
    delete values[index]
  }
  if (!at.rest) return undefined
  values.length = index
  values[index] = segments.slice(index).join('/')
  return at.rest.methods
}

function toFound<R extends Routed>(leaves: Map<string, Leaf<R>>, sparse: string[]): Found<R> {
  const values = sparse.filter((value) => value !== undefined)
  const methods = new Map<string, R>()
  const params: Params = {}
  for (const [method, leaf] of leaves) {
    methods.set(method, leaf.route)
    for (const [i, name] of leaf.names.entries()) params[name] = values[i] ?? ''
  }
  return { params, methods }
}
