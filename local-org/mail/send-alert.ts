/** Email alerts of workflow rules (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_workflow.htm#workflowalert). */
import { type Facts, factList, factText, factTexts } from '../metadata/index.ts'
import { OrgError, type Row } from '../org/index.ts'
import { rowOfId } from '../soap/records/row-of-id.ts'
import type { Desk } from './desk.ts'
import { sendMail } from './send-mail.ts'
import { templateWords } from './template.ts'

/** What a recipient in the file means: a record or an address, from the record the alert is about. */
interface Wish {
  record: Row
  /** A field of the record. */
  field: string
  /** The name of a user or group. */
  named: string
  desk: Desk
}

type Found = string | null | undefined | (string | null)[]

const idIn = (record: Row, field: string): Found => (record[field] === null ? null : String(record[field] ?? ''))

const recipients: Readonly<Record<string, (wish: Wish) => Found>> = {
  accountOwner: ({ desk, record }) => String(rowOfId(desk, String(record['AccountId'] ?? ''))?.row['OwnerId'] ?? ''),
  contactLookup: ({ record, field }) => idIn(record, field),
  creator: ({ record }) => idIn(record, 'CreatedById'),
  email: ({ record, field }) => idIn(record, field),
  group: ({ desk, named }) => membersOf(desk, named),
  leadOwner: ({ record }) => idIn(record, 'OwnerId'),
  opportunityOwner: ({ record }) => idIn(record, 'OwnerId'),
  owner: ({ record }) => idIn(record, 'OwnerId'),
  user: ({ desk, named }) => desk.view.table('User').lookup('Username', [named])?.[0]?.Id,
  userLookup: ({ record, field }) => idIn(record, field),
}

function membersOf({ view }: Desk, name: string): string[] {
  const group = [...view.table('Group').all()].find(({ DeveloperName }) => DeveloperName === name)
  const members = group ? (view.table('GroupMember').lookup('GroupId', [group.Id]) ?? []) : []
  return members.map(({ UserOrGroupId }) => String(UserOrGroupId))
}

/** Sends the letter of an alert about a record; nobody gets one where no recipient has an address. Throws OrgError. */
export function sendAlert(desk: Desk, fullName: string, facts: Facts, recordId: string): void {
  const record = rowOfId(desk, recordId)?.row
  if (!record) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
  const toAddresses = addressesOf(desk, facts, record)
  const ccAddresses = factTexts(facts, 'ccEmails')
  if (toAddresses.length + ccAddresses.length === 0) return
  const templateId = templateNamed(desk, factText(facts, 'template') ?? '')
  const address = factText(facts, 'senderAddress')
  sendMail(desk, {
    via: fullName,
    limit: 'DailyWorkflowEmails',
    addresses: { toAddresses, ccAddresses, bccAddresses: [] },
    whoId: undefined,
    whatId: record.Id,
    templateId: undefined,
    words: templateWords(desk, templateId),
    keep: false,
    toPerson: false,
    optOut: 'SEND',
    bodiesAreTemplate: true,
    ...(address === undefined ? {} : { sender: { name: null, address } }),
  })
}

/** Each once; records without an address get nothing. */
function addressesOf(desk: Desk, facts: Facts, record: Row): string[] {
  const found = factList(facts, 'recipients').flatMap((told) => {
    const [field = '', named = ''] = [factText(told, 'field'), factText(told, 'recipient')]
    return recipients[factText(told, 'type') ?? '']?.({ record, field, named, desk }) ?? []
  })
  const addresses = found.map((one) => (one?.includes('@') ? one : rowOfId(desk, one ?? '')?.row['Email']))
  return [...new Set(addresses.flatMap((address) => (typeof address === 'string' && address ? address : [])))]
}

/** The id of the template 'Folder/Name'. */
function templateNamed({ view }: Desk, path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return [...view.table('EmailTemplate').all()].find(({ DeveloperName }) => DeveloperName === name)?.Id ?? ''
}
