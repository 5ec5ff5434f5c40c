/** What several refusals say alike. */
import type { Refusal } from './refusal.ts'

export const patience = 'Nothing to do: Rainmaker tries again.'

export const sessionOver: Refusal = {
  code: 'session-expired',
  what: 'The session has run out or was withdrawn.',
  fix: 'Rainmaker renews it by itself.',
}
