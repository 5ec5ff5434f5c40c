/** The members of a JSON object, read by their types; what is of another type, or was never asked for, is refused in the words of Salesforce's parser. */

import { OrgError } from '../../org/index.ts'
import { isObject, tokenName } from '../wire/index.ts'

export class Members {
  readonly #given: Record<string, unknown>
  readonly #known = new Set<string>()

  /** Throws JSON_PARSER_ERROR for what is no object. */
  constructor(value: unknown) {
    if (!isObject(value)) throw wrongType('object', value)
    this.#given = value
  }

  text(name: string): string | undefined {
    return this.#read(name, 'string', (value) => (typeof value === 'string' ? value : undefined))
  }

  /** A number that is not negative; it may come as a text. */
  count(name: string): number | undefined {
    return this.#read(name, 'int', (value) => {
      const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
      return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined
    })
  }

  flag(name: string): boolean | undefined {
    return this.#read(name, 'boolean', (value) => {
      if (typeof value === 'string' && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true'
      return typeof value === 'boolean' ? value : undefined
    })
  }

  list(name: string): unknown[] | undefined {
    return this.#read(name, 'list', (value) => (Array.isArray(value) ? value : undefined))
  }

  texts(name: string): string[] | undefined {
    return this.list(name)?.map((value) => {
      if (typeof value !== 'string') throw wrongType('string', value)
      return value
    })
  }

  /** To be called when all that is known was read. Throws JSON_PARSER_ERROR for a member beside it. */
  refuseOthers(): void {
    const other = Object.keys(this.#given).find((name) => !this.#known.has(name))
    if (other !== undefined) throw new OrgError('JSON_PARSER_ERROR', `Unrecognized field "${other}"`)
  }

  #read<T>(name: string, type: string, read: (value: unknown) => T | undefined): T | undefined {
    this.#known.add(name)
    const value = this.#given[name]
    if (value === undefined || value === null) return undefined
    const found = read(value)
    if (found === undefined) throw wrongType(type, value)
    return found
  }
}

function wrongType(type: string, value: unknown): OrgError {
  return new OrgError('JSON_PARSER_ERROR', `Cannot deserialize instance of ${type} from ${tokenName(value)} value`)
}
