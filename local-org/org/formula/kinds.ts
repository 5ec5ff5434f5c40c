/** Judges the arguments of functions and operators by their kinds, in the words of the formula editor. */
import { OrgError } from '../schema.ts'
import type { Argument, FormulaSchema, Kind, KindOf } from './scope.ts'
import { SIGNATURES } from './signatures.ts'

/** What a formula cannot be. */
export const wrongFormula = (words: string): OrgError => new OrgError('FIELD_INTEGRITY_EXCEPTION', words)

/** Words of a signature that take more than one kind; what is not here takes the kind it names. */
const TAKES: Record<string, readonly Kind[]> = {
  Day: ['Date', 'DateTime'],
  Choice: ['Picklist', 'Text'],
  Shown: ['Number', 'Date', 'DateTime', 'Time', 'Picklist'],
}
/** What messages name of those, where that is not all. */
const NAMES: Record<string, readonly Kind[]> = { Shown: ['Number', 'Date', 'DateTime', 'Picklist'] }
const EVERYTHING = new Set(['Any', 'First', 'NotBoolean'])

const isKind = (kind: Kind, taken: string) => kind === 'Null' || (TAKES[taken] ?? [taken]).includes(kind)

/** `len` as it is written in the formula: "function 'len()'". */
const named = (called: string) => (/^[A-Za-z]/.test(called) ? `function '${called}()'` : `operator '${called}'`)

const wrongType = (called: string, taken: readonly string[], received: string) => {
  const expected = taken.filter((kind) => kind !== received).join(', ')
  return wrongFormula(`Incorrect parameter type for ${named(called)}. Expected ${expected}, received ${received}`)
}

function checkOne(called: string, taken: string, argument: Argument, kind: Kind): void {
  if (taken === 'NotBoolean' && (kind === 'Boolean' || kind === 'Location')) {
    throw wrongFormula(`Incorrect argument type for ${named(called)}. `)
  }
  if (EVERYTHING.has(taken) || isKind(kind, taken)) return
  if (kind === 'Picklist' || kind === 'MultiPicklist') throw pickOnly(argument, kind)
  throw wrongType(called, NAMES[taken] ?? TAKES[taken] ?? [taken], kind)
}

const PICKLISTS = {
  Picklist: ['a picklist', 'Picklist'],
  MultiPicklist: ['a multi-select picklist', 'Multi-select picklist'],
} as const

function pickOnly({ path = [] }: Argument, kind: keyof typeof PICKLISTS): OrgError {
  const [one, many] = PICKLISTS[kind]
  return wrongFormula(
    `Field ${path.join('.')} is ${one} field. ${many} fields are only supported in certain functions.`,
  )
}

/** Kind of a call. CASE takes pairs; everything else is told by its signature. */
export function kindOfCall(name: string, called: string, args: Argument[]): KindOf {
  if (name === 'CASE') return (schema) => kindOfCase(called, args, schema)
  if (name === 'VLOOKUP') return (schema) => args[0]?.kind(schema) ?? 'Null'
  const [takes = '', gives = ''] = (SIGNATURES[name] ?? '').split('>').map((part) => part.trim())
  const words = takes === '' ? [] : takes.split(' ')
  checkCount(called, words, args.length)
  return (schema) => {
    let same: Kind = 'Null'
    for (const [i, argument] of args.entries()) {
      const taken = (words[i] ?? words.at(-1) ?? '').replace(/[?+]$/, '')
      const kind = argument.kind(schema)
      if (taken === 'Same') same = unite(called, same, kind)
      else checkOne(called, taken, argument, kind)
    }
    if (gives === 'Same') return same
    if (gives === 'Day' || gives === 'First') return args[0]?.kind(schema) ?? 'Null'
    return gives as Kind
  }
}

function checkCount(called: string, words: string[], count: number): void {
  const least = words.filter((word) => !word.endsWith('?')).length
  const most = words.some((word) => word.endsWith('+')) ? Number.POSITIVE_INFINITY : words.length
  if (count >= least && count <= most) return
  const expected = count < least ? least : most
  throw wrongFormula(`Incorrect number of parameters for ${named(called)}. Expected ${expected}, received ${count}`)
}

function unite(called: string, known: Kind, kind: Kind): Kind {
  if (known === 'Null' || kind === 'Null' || known === kind) return known === 'Null' ? kind : known
  throw wrongType(called, [known], kind)
}

function kindOfCase(called: string, args: Argument[], schema: FormulaSchema): Kind {
  if (args.length < 4 || args.length % 2 === 1) {
    const expected = args.length + 1
    throw wrongFormula(
      `Incorrect number of parameters for ${named(called)}. Expected ${expected}, received ${args.length}`,
    )
  }
  const kinds = args.map((argument) => argument.kind(schema))
  const subject = kinds[0] === 'Picklist' ? 'Text' : (kinds[0] ?? 'Null')
  let result: Kind = 'Null'
  for (let i = 1; i < args.length; i++) {
    const isResult = i % 2 === 0 || i === args.length - 1
    if (isResult) result = unite(called, result, kinds[i] ?? 'Null')
    else unite(called, subject, kinds[i] ?? 'Null')
  }
  return result
}

const TIMES = new Set<Kind>(['Date', 'DateTime', 'Time'])

/** How the engine calls what is written in two ways. */
const SAME: Record<string, string> = { '!=': '<>', '==': '=', '&&': 'and', '||': 'or' }

/** Kind of `left sign right`, or of `sign left`. */
export function kindOfOperation(sign: string, left: Argument, right?: Argument): KindOf {
  return (schema) => {
    const sides = right ? [left, right] : [left]
    const kinds = sides.map((side) => side.kind(schema))
    for (const [i, kind] of kinds.entries()) {
      if (kind === 'Picklist' || kind === 'MultiPicklist') throw pickOnly(sides[i] ?? left, kind)
    }
    const [a = 'Null', b] = kinds
    const name = SAME[sign] ?? sign
    return b === undefined ? expect(name, 'Number', a) : (OPERATIONS[sign] ?? arithmetic)(name, a, b)
  }
}

type Operation = (sign: string, left: Kind, right: Kind) => Kind

function expect(sign: string, expected: Kind, ...kinds: Kind[]): Kind {
  const wrong = kinds.find((kind) => kind !== expected && kind !== 'Null')
  if (wrong === undefined) return expected
  throw wrongType(sign, [expected], wrong)
}

const arithmetic: Operation = (sign, left, right) => expect(sign, 'Number', left, right)
const logical: Operation = (sign, left, right) => expect(sign, 'Boolean', left, right)

const comparison: Operation = (sign, left, right) => {
  const isOrder = sign !== '=' && sign !== '==' && sign !== '<>' && sign !== '!='
  if (isOrder && left === 'Boolean') expect(sign, 'Number', left)
  if (left !== 'Null') expect(sign, left, right)
  return 'Boolean'
}

const SUMMABLE: readonly Kind[] = ['Number', 'Date', 'DateTime']

/** Texts join, times move by numbers; one of two times is no summand of the other. */
const plus: Operation = (sign, left, right) => {
  if (left === 'Null' || right === 'Null') return left === 'Null' ? right : left
  if (left === 'Text') return expect(sign, 'Text', right)
  if (left === 'Time' && right === 'Time') throw wrongFormula(`Incorrect argument type for ${named(sign)}. `)
  if (TIMES.has(left) && left === right) throw wrongType(sign, ['Number'], right)
  if (TIMES.has(left) && right === 'Number') return left
  if (left === 'Number' && (right === 'Number' || TIMES.has(right))) return right
  throw wrongType(sign, SUMMABLE, left === 'Number' || TIMES.has(left) ? right : left)
}

const minus: Operation = (sign, left, right) => {
  if (left === 'Null' || right === 'Null') return left === 'Null' ? right : left
  if (left === right && (TIMES.has(left) || left === 'Number')) return 'Number'
  if (TIMES.has(left) && right === 'Number') return left
  if (left === 'Number' && TIMES.has(right)) throw wrongType(sign, ['Number'], right)
  throw wrongType(sign, SUMMABLE, left === 'Number' || TIMES.has(left) ? right : left)
}

const OPERATIONS: Record<string, Operation> = {
  '+': plus,
  '-': minus,
  '&': (sign, left, right) => expect(sign, 'Text', left, right),
  '&&': logical,
  '||': logical,
  '=': comparison,
  '==': comparison,
  '<>': comparison,
  '!=': comparison,
  '<': comparison,
  '>': comparison,
  '<=': comparison,
  '>=': comparison,
}
