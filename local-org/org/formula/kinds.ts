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
const EVERYTHING = new Set(['Any', 'First'])

const isKind = (kind: Kind, taken: string) => kind === 'Null' || (TAKES[taken] ?? [taken]).includes(kind)

function checkOne(name: string, taken: string, argument: Argument, kind: Kind): void {
  if (EVERYTHING.has(taken) || isKind(kind, taken)) return
  if (kind === 'Picklist' || kind === 'MultiPicklist') throw pickOnly(argument)
  const expected = (TAKES[taken] ?? [taken]).join(', ')
  throw wrongFormula(`Incorrect parameter type for function '${name}()'. Expected ${expected}, received ${kind}`)
}

const pickOnly = ({ path = [] }: Argument) =>
  wrongFormula(`Field ${path.join('.')} is a picklist field. Picklist fields are only supported in certain functions.`)

/** Kind of a call. CASE takes pairs; everything else is told by its signature. */
export function kindOfCall(name: string, args: Argument[]): KindOf {
  if (name === 'CASE') return (schema) => kindOfCase(args, schema)
  if (name === 'VLOOKUP') return (schema) => args[0]?.kind(schema) ?? 'Null'
  const [takes = '', gives = ''] = (SIGNATURES[name] ?? '').split('>').map((part) => part.trim())
  const words = takes === '' ? [] : takes.split(' ')
  checkCount(name, words, args.length)
  return (schema) => {
    let same: Kind = 'Null'
    for (const [i, argument] of args.entries()) {
      const taken = (words[i] ?? words.at(-1) ?? '').replace(/[?+]$/, '')
      const kind = argument.kind(schema)
      if (taken === 'Same') same = unite(name, same, kind)
      else checkOne(name, taken, argument, kind)
    }
    if (gives === 'Same') return same
    if (gives === 'Day' || gives === 'First') return args[0]?.kind(schema) ?? 'Null'
    return gives as Kind
  }
}

function checkCount(name: string, words: string[], count: number): void {
  const least = words.filter((word) => !word.endsWith('?')).length
  const most = words.some((word) => word.endsWith('+')) ? Number.POSITIVE_INFINITY : words.length
  if (count >= least && count <= most) return
  const expected = count < least ? least : most
  throw wrongFormula(`Incorrect number of parameters for function '${name}()'. Expected ${expected}, received ${count}`)
}

function unite(name: string, known: Kind, kind: Kind): Kind {
  if (known === 'Null' || kind === 'Null' || known === kind) return known === 'Null' ? kind : known
  throw wrongFormula(`Incorrect parameter type for function '${name}()'. Expected ${known}, received ${kind}`)
}

function kindOfCase(args: Argument[], schema: FormulaSchema): Kind {
  if (args.length < 4 || args.length % 2 === 1) {
    const expected = args.length + 1
    throw wrongFormula(
      `Incorrect number of parameters for function 'CASE()'. Expected ${expected}, received ${args.length}`,
    )
  }
  const kinds = args.map((argument) => argument.kind(schema))
  const subject = kinds[0] === 'Picklist' ? 'Text' : (kinds[0] ?? 'Null')
  let result: Kind = 'Null'
  for (let i = 1; i < args.length; i++) {
    const isResult = i % 2 === 0 || i === args.length - 1
    if (isResult) result = unite('CASE', result, kinds[i] ?? 'Null')
    else unite('CASE', subject, kinds[i] ?? 'Null')
  }
  return result
}

const TIMES = new Set<Kind>(['Date', 'DateTime', 'Time'])

/** Kind of `left sign right`. */
export function kindOfOperation(sign: string, left: Argument, right: Argument): KindOf {
  return (schema) => {
    const [a, b] = [left.kind(schema), right.kind(schema)]
    for (const [side, kind] of [
      [left, a],
      [right, b],
    ] as const) {
      if (kind === 'Picklist' || kind === 'MultiPicklist') throw pickOnly(side)
    }
    return (OPERATIONS[sign] ?? arithmetic)(sign, a, b)
  }
}

type Operation = (sign: string, left: Kind, right: Kind) => Kind

function expect(sign: string, expected: Kind, ...kinds: Kind[]): Kind {
  const wrong = kinds.find((kind) => kind !== expected && kind !== 'Null')
  if (wrong === undefined) return expected
  throw wrongFormula(`Incorrect parameter type for operator '${sign}'. Expected ${expected}, received ${wrong}`)
}

const arithmetic: Operation = (sign, left, right) => expect(sign, 'Number', left, right)
const logical: Operation = (sign, left, right) => expect(sign, 'Boolean', left, right)

const comparison: Operation = (sign, left, right) => {
  const isOrder = sign !== '=' && sign !== '==' && sign !== '<>' && sign !== '!='
  if (isOrder && left === 'Boolean') expect(sign, 'Number', left)
  if (left !== 'Null') expect(sign, left, right)
  return 'Boolean'
}

const plus: Operation = (sign, left, right) => {
  if (left === 'Text' || right === 'Text') return expect(sign, 'Text', left, right)
  if (TIMES.has(left)) {
    expect(sign, 'Number', right)
    return left
  }
  if (TIMES.has(right)) {
    expect(sign, 'Number', left)
    return right
  }
  return expect(sign, 'Number', left, right)
}

const minus: Operation = (sign, left, right) => {
  if (!TIMES.has(left)) return expect(sign, 'Number', left, right)
  if (left === right) return 'Number'
  expect(sign, 'Number', right)
  return left
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
