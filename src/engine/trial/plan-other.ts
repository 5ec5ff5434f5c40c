/** Answers changes that are more than rows, as the org would, with nothing done. */
import type { OtherWish, OtherWishes } from '../own-writes/index.ts'
import type { Planner } from './plans.ts'

const answers: { [Kind in keyof OtherWishes]: (planner: Planner, wish: OtherWishes[Kind]) => unknown } = {
  convertLeads: (planner, wishes) =>
    wishes.map((wish) => {
      const { leadId, accountId, contactId, opportunityId, createOpportunity = true } = wish
      note(
        planner,
        leadId,
        `Converts the lead to an account, a contact${createOpportunity ? ' and an opportunity' : ''}`,
      )
      return {
        ok: true,
        leadId,
        accountId: accountId ?? planner.nextId('001'),
        contactId: contactId ?? planner.nextId('003'),
        opportunityId: opportunityId ?? (createOpportunity ? planner.nextId('006') : null),
      }
    }),
  merge: (planner, wishes) =>
    wishes.map(({ winnerId, loserIds }) => {
      note(planner, winnerId, `Merges ${loserIds.join(' and ')} into it`)
      return { ok: true, id: winnerId, mergedIds: loserIds, movedIds: [] }
    }),
  undelete: (planner, ids) =>
    ids.map((id) => {
      note(planner, id, 'Brings it back from the recycle bin')
      return { ok: true, id }
    }),
  uploadFiles: (planner, files) =>
    files.map(({ name }) => {
      const id = planner.nextId('068')
      note(planner, id, `Uploads ${name}`)
      return { ok: true, id, created: true }
    }),
  call: (planner, { method, path }) => {
    const id = planner.nextId('000')
    note(planner, id, `Sends ${method} ${path}`)
    return { status: 200, headers: {}, body: { id, success: true, errors: [] } }
  },
}

export function planOther<Kind extends keyof OtherWishes>(planner: Planner, { kind, wish }: OtherWish<Kind>): unknown {
  return answers[kind](planner, wish)
}

function note({ connectionId, plan, objectOf }: Planner, recordId: string, what: string): void {
  plan({ does: 'other', connectionId, object: objectOf(recordId), recordId, recordName: null, fields: [], what })
}
