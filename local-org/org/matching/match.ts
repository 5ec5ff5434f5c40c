/** Compares a record with others by a standard matching rule. */
import type { Row, Table, Value } from '../schema.ts'
import { METHODS } from './methods.ts'
import type { MatchingRule } from './standard-rules.ts'

type Values = Readonly<Record<string, Value | undefined>>
type Accounts = Table | undefined

/** A record like the one looked for, and how sure that is, 0 to 100. */
export interface Match {
  row: Row
  confidence: number
}

/** In lower case; '' when blank. */
function textOf(values: Values, field: string, accounts: Accounts): string {
  const ofAccount = field.startsWith('Account.')
  const row = ofAccount ? accounts?.get(String(values['AccountId'] ?? '')) : values
  return String(row?.[ofAccount ? field.slice('Account.'.length) : field] ?? '')
    .trim()
    .toLowerCase()
}

/** Scores a record's fields against those of many others; a value met before is not looked at again. */
class Comparison {
  readonly #rule: MatchingRule
  readonly #values: Values
  readonly #accounts: Accounts
  readonly #groups: string[][]
  readonly #known = new Map<string, Map<string, number>>()

  constructor(rule: MatchingRule, values: Values, accounts: Accounts) {
    this.#rule = rule
    this.#values = values
    this.#accounts = accounts
    this.#groups = rule.equation.map((group) => group.split(' '))
  }

  /** Score of the best group of the equation that matches; 0 when none does. */
  confidence(other: Values): number {
    const scores = this.#groups.map((names) => {
      let sum = 0
      for (const name of names) {
        const score = this.#scoreOf(name, other)
        if (score === 0) return 0
        sum += score
      }
      return sum / names.length
    })
    return Math.round(Math.max(...scores))
  }

  /** 0 below the method's threshold; blank never matches. */
  #scoreOf(name: string, other: Values): number {
    const [field, method] = this.#rule.fields[name] ?? ['', 'exact']
    const theirs = textOf(other, field, this.#accounts)
    if (theirs === '') return 0
    const known = this.#known.get(name) ?? new Map<string, number>()
    this.#known.set(name, known)
    let score = known.get(theirs)
    if (score === undefined) {
      const own = textOf(this.#values, field, this.#accounts)
      score = own === '' ? 0 : METHODS[method].score(own, theirs)
      if (score < METHODS[method].threshold) score = 0
      known.set(theirs, score)
    }
    return score
  }
}

/** First and last name may have been entered the wrong way round. */
function variants(rule: MatchingRule, values: Values): Values[] {
  if (!rule.fields['first'] || !values['FirstName'] || !values['LastName']) return [values]
  return [values, { ...values, FirstName: values['LastName'], LastName: values['FirstName'] }]
}

/** Live records that match, the surest first; the record itself is left out. */
export function matchesOf(rule: MatchingRule, values: Values, table: Table, accounts: Accounts): Match[] {
  const found: Match[] = []
  const asked = variants(rule, values).map((one) => new Comparison(rule, one, accounts))
  for (const row of table.all()) {
    if (row.Id === values['Id']) continue
    const best = Math.max(...asked.map((one) => one.confidence(row)))
    if (best > 0) found.push({ row, confidence: best })
  }
  return found.sort((a, b) => b.confidence - a.confidence)
}
