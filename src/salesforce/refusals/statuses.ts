/** What an HTTP status means when no errorCode of ours explains the answer. */
import type { Refusal } from './refusal.ts'
import { patience } from './usual.ts'

const unavailable = (what: string): Refusal => ({ code: 'org-unavailable', what, fix: patience })

const unasked = (what: string): Refusal => ({
  code: 'bad-request',
  what,
  fix: 'Please report this with the run id: Rainmaker asked in a way this org does not know.',
})

export const statusRefusals: Record<number, Refusal> = {
  300: {
    code: 'match-ambiguous',
    what: 'Several records carry this external id.',
    fix: 'Merge them, or make the field unique.',
  },
  401: { code: 'session-expired', what: 'The session has run out or was withdrawn.', fix: 'Rainmaker renews it.' },
  404: {
    code: 'record-not-found',
    what: 'There is nothing at this address for the connected user.',
    fix: 'Check the id and the object, and that both are shared with the connected user.',
  },
  405: unasked('Salesforce does not offer this here.'),
  406: unavailable('Salesforce’s entry could not route the call.'),
  410: {
    code: 'bad-request',
    what: 'The org no longer speaks this version of the API.',
    fix: 'Choose a newer API version for the connection.',
  },
  412: {
    code: 'conflict',
    what: 'The record was changed by somebody else meanwhile.',
    fix: 'Read it again and decide on the new values.',
  },
  414: { code: 'bad-request', what: 'The address of the call is too long.', fix: 'Ask for less at once.' },
  415: unasked('Salesforce does not take this form of data here.'),
  420: unavailable('Salesforce’s entry could not route the call.'),
  428: unasked('Salesforce wants a condition with this call.'),
  429: unavailable('Salesforce asks for fewer calls.'),
  431: { code: 'bad-request', what: 'The headers of the call are too long.', fix: 'Ask for less at once.' },
  500: unavailable('Salesforce failed inside.'),
  502: unavailable('Salesforce’s entry did not reach the org.'),
  503: unavailable('Salesforce is overloaded or in maintenance.'),
  504: unavailable('Salesforce’s entry waited too long for the org.'),
}
