/** Whom and what a task or event is about: a lead stands alone; contacts may go with a record. */
import { fill, type Rule } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

const LEAD_PREFIX = '00Q'

export default {
  objects: ['Task', 'Event'],
  before(change) {
    const { WhoId: who = null, WhatId: what = null } = change.after
    fill(change, 'WhoCount', who ? 1 : 0)
    fill(change, 'WhatCount', what ? 1 : 0)
  },
  check({ kind, after }) {
    if (kind === 'delete' || !after['WhatId'] || !String(after['WhoId'] ?? '').startsWith(LEAD_PREFIX)) return
    const words = "Related To ID: You can't relate an activity to both a lead and another record."
    throw new OrgError('FIELD_INTEGRITY_EXCEPTION', words, { fields: ['WhatId'] })
  },
} satisfies Rule
