/**
 * What a template reads and may cost, found without running it. (Liquid's own analysis takes seconds for hostile
 * templates of a few thousand characters.)
 */
import { Tag, type Template, toValueSync } from 'liquidjs'

export interface Facts {
  /** Paths read from the scope: ['json', 'findAccount', 'id']. */
  paths: string[][]
  /** How many values it reads in all: a text holds each as often as it is read. */
  reads: number
  /** `none`: a value is handed on. `size`: as the size of what it reads. `unbounded`: nobody knows before it has run. */
  cost: 'none' | 'size' | 'unbounded'
}

/** Filters whose work grows with their input at most (a little more for sorting), and whose result is no larger. */
const steady = new Set(
  `abs add_days at_least at_most capitalize ceil compact date date_to_long_string date_to_rfc822 date_to_string
  date_to_xmlschema default divided_by downcase escape escape_once find find_index first floor group_by has last lstrip map
  minus modulo newline_to_br plus raw reject reverse round rstrip size slice sort sort_natural strip sum times truncate
  uniq upcase url_decode url_encode where`.split(/\s+/),
)
/** Steady too, as long as a result cannot be put in again and again. */
const growing = new Set(['append', 'concat', 'join', 'json', 'jsonify', 'prepend', 'push', 'unshift'])
const plainTags = new Set(['if', 'unless', 'case', 'echo', 'comment', '#', 'raw'])
const keepingTags = new Set(['assign', 'capture'])

/** The parts of Liquid's tree we look at, as its types do not show them all. */
interface Node {
  variable?: Node
  props?: Node[]
  lhs?: Node
  rhs?: Node
  initial?: { postfix: Node[] }
  filters?: { name: string; args: unknown[] }[]
  content?: unknown
}

class Survey {
  readonly paths = new Map<string, string[]>()
  readonly locals = new Set<string>()
  readonly filters = new Set<string>()
  readonly tags = new Set<string>()
  reads = 0
  ranges = 0

  visit(template: Template): void {
    if (template instanceof Tag) this.tags.add(template.name)
    for (const argument of template.arguments?.() ?? []) if (isNode(argument)) this.look(argument)
    for (const name of template.localScope?.() ?? []) this.locals.add(String(name.content))
    for (const name of template.blockScope?.() ?? []) this.locals.add(name)
    const inside: Template[] = template.children ? toValueSync(template.children(false, true)) : []
    for (const child of inside) this.visit(child)
  }

  look(node: Node): void {
    if (node.lhs && node.rhs) this.ranges += 1
    for (const side of [node.lhs, node.rhs, ...(node.initial?.postfix ?? [])]) if (side) this.look(side)
    for (const { name, args } of node.filters ?? []) {
      this.filters.add(name)
      for (const given of args) for (const one of [given].flat()) if (isNode(one)) this.look(one)
    }
    if (node.props) this.access(node, node.props)
  }

  /** `json.list[0].name`; what stands in brackets may be a path of its own. */
  access({ variable }: Node, props: Node[]): void {
    this.reads += 1
    const parts = variable ? [variable, ...props] : props
    const known = parts.findIndex((part) => part.props !== undefined || part.content === undefined)
    const path = (known < 0 ? parts : parts.slice(0, known)).map((part) => String(part.content))
    if (path.length > 0) this.paths.set(path.join('\n'), path)
    for (const part of parts) if (part.props) this.look(part)
  }
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

export function factsOf(templates: Template[], single: boolean): Facts {
  const survey = new Survey()
  for (const template of templates) survey.visit(template)
  const paths = [...survey.paths.values()].filter(([root = '']) => !survey.locals.has(root))
  return { paths, reads: survey.reads, cost: costOf(survey, single) }
}

function costOf({ tags, filters, ranges, reads }: Survey, single: boolean): Facts['cost'] {
  const keeps = [...tags].some((tag) => keepingTags.has(tag))
  const known = (filter: string) => steady.has(filter) || (!keeps && growing.has(filter))
  const isSteady = [...tags].every((tag) => plainTags.has(tag) || keepingTags.has(tag)) && [...filters].every(known)
  if (!isSteady || ranges > 0) return 'unbounded'
  return single && filters.size === 0 && reads <= 1 ? 'none' : 'size'
}
