/**
 * Reads the notation in which the vocabularies of the SOAP APIs are kept, a declaration per line:
 * `type Name < Base member:type` is a structure, `enum Name value value` a list of values (`codes` are qualified
 * names), `text Name:base` and `id Name` are plain values, `element Name member` and `element Name = Type` a header or a fault,
 * `call name (asked) (answered) faults(…) in(headers) out(headers)` an operation, and `namespace fault` says that faults follow.
 * A member is `name:type`, of type string when none is told; behind it `?` may be missing, `*` any number, `*100` at most
 * so many, `+` at least one, `~` may be nil, `@51` came with that version; `...` are any others.
 */

export interface Member {
  name: string
  type: string
  least: number
  most: number
  nillable: boolean
  /** The first version that has it. */
  since: number
}

export interface Structure {
  kind: 'type' | 'element'
  name: string
  /** What it extends; the type of an element that has no members of its own. */
  base: string | undefined
  members: Member[]
}

export interface Values {
  kind: 'enum' | 'codes' | 'text' | 'id'
  name: string
  /** Of plain values: what they are otherwise. */
  base: string
  values: string[]
}

export interface Operation {
  kind: 'call'
  name: string
  takes: Member[]
  gives: Member[]
  faults: string[]
  /** Headers of the request and of the reply. */
  reads: string[]
  tells: string[]
}

export type Declaration = Structure | Values | Operation

export interface Vocabulary {
  own: Declaration[]
  faults: Declaration[]
}

export const anyMembers = '...'

const words = (text: string) => text.split(' ').filter(Boolean)

export function readVocabulary(source: string): Vocabulary {
  const [own = '', faults = ''] = source.split('namespace fault\n')
  return { own: lines(own).map(readLine), faults: lines(faults).map(readLine) }
}

function lines(text: string): string[] {
  return text.split('\n').filter(Boolean)
}

function readLine(line: string): Declaration {
  const [kind = '', first = '', ...rest] = words(line)
  if (kind === 'call') return readCall(first, line)
  if (kind === 'type' || kind === 'element') return readStructure(kind, first, rest)
  const [name = '', base = 'string'] = first.split(':')
  return { kind: kind === 'enum' || kind === 'codes' || kind === 'id' ? kind : 'text', name, base, values: rest }
}

function readStructure(kind: Structure['kind'], name: string, rest: string[]): Structure {
  const extended = rest[0] === '<' || rest[0] === '='
  const members = extended ? rest.slice(2) : rest
  return { kind, name, base: extended ? rest[1] : undefined, members: members.map(readMember) }
}

function readCall(name: string, line: string): Operation {
  const [takes = '', gives = ''] = [...line.matchAll(/ \(([^)]*)\)/g)].map(([, list]) => list)
  const named = (list: string) => words(new RegExp(` ${list}\\(([^)]*)\\)`).exec(line)?.[1] ?? '')
  const members = (text: string) => words(text).map(readMember)
  return {
    kind: 'call',
    name,
    takes: members(takes),
    gives: members(gives),
    faults: named('faults'),
    reads: named('in'),
    tells: named('out'),
  }
}

const memberForm = /^([^:?*+~@]+)(?::([^?*+~@]+))?([?*+]?)(\d*)(~?)(?:@(\d+))?$/

function readMember(text: string): Member {
  const [, name = text, type = 'string', times = '', most = '', nil = '', since = '0'] = memberForm.exec(text) ?? []
  const many = times === '*' || times === '+'
  return {
    name,
    type,
    least: times === '' || times === '+' ? 1 : 0,
    most: many ? Number(most || Number.POSITIVE_INFINITY) : 1,
    nillable: nil === '~',
    since: Number(since),
  }
}
