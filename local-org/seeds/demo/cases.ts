/** Thirty cases, new to closed, with what was said about them. */
import { moment, nth, type Seeding } from '../seeding.ts'
import type { Contact } from './contacts.ts'
import type { Team } from './users.ts'

const COUNT = 30

const SUBJECTS = [
  'Gateway does not come online after update',
  'Wrong invoice for March',
  'Sensor shows impossible temperature',
  'How do we add a second plant?',
  'Alarm mails arrive twice',
  'Cabinet door damaged on delivery',
  'Please raise our user limit',
  'Login fails with single sign-on',
  'Data gap last Sunday night',
  'Request for calibration certificate',
]
const STATUSES = ['New', 'Working', 'Closed', 'New', 'Escalated', 'Closed']
const PRIORITIES = ['Medium', 'High', 'Low']
const ORIGINS = ['Email', 'Phone', 'Web']
const REASONS = ['Performance', 'Installation', 'Breakdown', 'Other', 'Equipment Design']

interface Surroundings {
  contacts: Contact[]
  team: Team
}

export function addCases(org: Seeding, around: Surroundings): string[] {
  const ids = org.insert(
    'Case',
    Array.from({ length: COUNT }, (_, n) => toCase(org, around, n)),
  )
  org.insert('CaseComment', ids.flatMap(toComments))
  return ids
}

function toCase(org: Seeding, { contacts, team }: Surroundings, n: number): Record<string, unknown> {
  const contact = nth(contacts, n * 3)
  const subject = nth(SUBJECTS, n)
  return {
    AccountId: contact.account.id,
    ContactId: contact.id,
    Subject: subject,
    Description: `${subject}. Reported by ${contact.account.name}, ${contact.account.city}.`,
    Status: nth(STATUSES, n),
    Priority: nth(PRIORITIES, n),
    Origin: nth(ORIGINS, n),
    Reason: nth(REASONS, n),
    OwnerId: team.supportId,
    CreatedDate: moment(org, -45 + n * 1.4),
  }
}

/** The first case of three has no comment, the others have one or two; the second is for our eyes only. */
function toComments(ParentId: string, n: number): Record<string, unknown>[] {
  const comments = [
    { ParentId, CommentBody: 'Thank you, we are looking into it and will answer within a day.', IsPublished: true },
    { ParentId, CommentBody: 'Same cause as in last week’s release; see the known-issues list.', IsPublished: false },
  ]
  return comments.slice(0, n % 3)
}
