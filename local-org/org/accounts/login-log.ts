/** Who came in when, how and from where. */
import type { Login } from '../accounts.ts'
import type { PersistentMap } from '../journal/persistent-map.ts'

/** Logins remembered; Salesforce forgets them after six months. */
const kept = 10_000

export class LoginLog {
  readonly #logins: PersistentMap<Login>

  constructor(logins: PersistentMap<Login>) {
    this.#logins = logins
  }

  /** Answers its number. */
  note(login: Login): string {
    const keys = [...this.#logins.entries()].map(([key]) => Number(key))
    const number = String((keys.at(-1) ?? 0) + 1)
    this.#logins.set(number, login)
    if (keys.length >= kept) this.#logins.delete(String(keys[0]))
    return number
  }

  /** Forgets all others. */
  keepUsers(isKept: (userId: string) => boolean): void {
    this.#logins.keep((_, { userId }) => isKept(userId))
  }

  /** By number, the oldest first. */
  all(): [number: string, login: Login][] {
    return [...this.#logins.entries()]
  }
}
