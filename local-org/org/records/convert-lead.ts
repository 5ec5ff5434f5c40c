/** Converts a lead into an account, a contact and, unless not wanted, an opportunity. */
import { to18 } from '../ids.ts'
import type { ConvertRequest, ConvertResult } from '../operations.ts'
import { checkObject, checkShared } from '../save/checks.ts'
import type { Draft } from '../save/rule.ts'
import type { Transaction } from '../save/transaction.ts'
import { rowToChange } from '../save/update.ts'
import type { Meta } from '../schema/meta.ts'
import { OrgError, type Row } from '../schema.ts'
import { TO_ACCOUNT, TO_CONTACT, TO_OPPORTUNITY } from './lead-mapping.ts'

const USER_PREFIX = '005'

interface Conversion {
  transaction: Transaction
  request: ConvertRequest
  lead: Row
  ownerId: string
}

/** Throws OrgError. */
export function convertLead(transaction: Transaction, request: ConvertRequest): ConvertResult {
  const meta = checkObject(transaction, 'Lead', 'edit')
  if (!transaction.access.has('ConvertLeads')) throw notAllowed()
  const lead = rowToChange(transaction, meta, request.leadId)
  checkShared(transaction, meta, lead, 'edit')
  if (lead['IsConverted'] === true) {
    throw new OrgError('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead')
  }
  checkStatus(transaction, request.convertedStatus)
  const conversion = { transaction, request, lead, ownerId: ownerOf(request, lead) }
  const contactBefore = given(transaction, 'Contact', request.contactId)
  const accountId = convertAccount(conversion, contactBefore)
  const contactId = convertContact(conversion, contactBefore, accountId)
  const opportunityId = convertOpportunity(conversion, accountId, contactId)
  moveActivities(conversion, contactId, opportunityId ?? accountId)
  moveMemberships(conversion, contactId)
  close(conversion, meta, { accountId, contactId, opportunityId })
  return { leadId: lead.Id, accountId, contactId, opportunityId }
}

const notAllowed = () =>
  new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', { status: 403 })

function checkStatus(transaction: Transaction, status: string): void {
  const known = transaction.find('LeadStatus', 'MasterLabel', status)
  if (known.some((row) => row['IsConverted'] === true)) return
  throw new OrgError('INVALID_STATUS', `invalid convertedStatus: ${status}`)
}

function ownerOf(request: ConvertRequest, lead: Row): string {
  const ownerId = (request.ownerId && to18(request.ownerId)) || String(lead['OwnerId'])
  if (ownerId.startsWith(USER_PREFIX)) return ownerId
  const words =
    'Converted objects can only be owned by users.  If the lead is not owned by a user, you must specify a user for the Owner field.'
  throw new OrgError('INVALID_CROSS_REFERENCE_KEY', words)
}

function given(transaction: Transaction, object: string, id: string | null | undefined): Row | undefined {
  const meta = transaction.catalog.get(object)
  if (!id || !meta) return undefined
  const row = rowToChange(transaction, meta, id)
  checkShared(transaction, meta, row, 'edit')
  return row
}

/** Salesforce's standard mapping, and what the administrator added to it. */
const STANDARD: Record<string, Record<string, string>> = {
  Account: TO_ACCOUNT,
  Contact: TO_CONTACT,
  Opportunity: TO_OPPORTUNITY,
}

function mapped({ transaction, lead }: Conversion, object: string): Draft {
  const values: Draft = {}
  for (const mapping of [STANDARD[object] ?? {}, transaction.rulebook.leadMappings[object] ?? {}]) {
    for (const from in mapping) values[mapping[from] ?? ''] = lead[from] ?? null
  }
  return values
}

/** Only the empty fields of an existing record are filled; LeadSource also when the request says so. */
function fillEmpty(conversion: Conversion, row: Row, object: string): void {
  const { transaction, request } = conversion
  const values = mapped(conversion, object)
  for (const field in values) {
    const overwrites = field === 'LeadSource' && request.overwriteLeadSource && values[field] !== null
    const current = row[field] ?? null
    if (!overwrites && (values[field] === null || (current !== null && current !== false))) delete values[field]
  }
  if (Object.keys(values).length) transaction.update(row.Id, known(transaction, row.Id, values))
}

function known(transaction: Transaction, id: string, values: Draft): Draft {
  const meta = transaction.catalog.ofId(id)
  return Object.fromEntries(Object.entries(values).filter(([name]) => meta?.has(name)))
}

function create(transaction: Transaction, object: string, values: Draft): string {
  const meta = transaction.catalog.get(object)
  const fields = Object.entries(values).filter(([name, value]) => meta?.has(name) && value !== null)
  return transaction.insert(object, Object.fromEntries(fields))
}

function convertAccount(conversion: Conversion, contact: Row | undefined): string {
  const { transaction, request, ownerId } = conversion
  const accountId = request.accountId ?? contact?.['AccountId']
  const account = given(transaction, 'Account', accountId ? String(accountId) : undefined)
  if (!account) return create(transaction, 'Account', { ...mapped(conversion, 'Account'), OwnerId: ownerId })
  fillEmpty(conversion, account, 'Account')
  return account.Id
}

function convertContact(conversion: Conversion, contact: Row | undefined, AccountId: string): string {
  const { transaction, ownerId } = conversion
  if (!contact) return create(transaction, 'Contact', { ...mapped(conversion, 'Contact'), AccountId, OwnerId: ownerId })
  if (contact['AccountId'] && contact['AccountId'] !== AccountId) {
    throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'Contact is not associated with the account.')
  }
  fillEmpty(conversion, contact, 'Contact')
  return contact.Id
}

function convertOpportunity(conversion: Conversion, AccountId: string, ContactId: string): string | null {
  const { transaction, request, lead, ownerId } = conversion
  const existing = given(transaction, 'Opportunity', request.opportunityId)
  if (existing) return existing.Id
  if (request.doNotCreateOpportunity) return null
  const stages = [...(transaction.table('OpportunityStage')?.all() ?? [])]
  const first = stages.sort((a, b) => Number(a['SortOrder']) - Number(b['SortOrder']))[0]
  const campaign = transaction.find('CampaignMember', 'LeadId', lead.Id).at(-1)
  const id = create(transaction, 'Opportunity', {
    ...mapped(conversion, 'Opportunity'),
    Name: request.opportunityName || `${lead['Company']}-`,
    StageName: first?.['MasterLabel'] ?? 'Prospecting',
    CloseDate: endOfQuarter(transaction.now),
    AccountId,
    CampaignId: campaign?.['CampaignId'] ?? null,
    OwnerId: ownerId,
  })
  create(transaction, 'OpportunityContactRole', { OpportunityId: id, ContactId, IsPrimary: true })
  return id
}

function endOfQuarter(now: number): string {
  const date = new Date(now)
  const quarter = Math.floor(date.getUTCMonth() / 3)
  return new Date(Date.UTC(date.getUTCFullYear(), (quarter + 1) * 3, 0)).toISOString().slice(0, 10)
}

/** Tasks and events with the lead go to the contact, about the opportunity or the account. */
function moveActivities({ transaction, lead }: Conversion, WhoId: string, WhatId: string): void {
  for (const object of ['Task', 'Event']) {
    for (const activity of transaction.find(object, 'WhoId', lead.Id)) {
      transaction.write(activity.Id, { WhoId, WhatId: activity['WhatId'] ?? WhatId })
    }
  }
}

function moveMemberships({ transaction, lead }: Conversion, ContactId: string): void {
  for (const member of transaction.find('CampaignMember', 'LeadId', lead.Id)) {
    transaction.write(
      member.Id,
      known(transaction, member.Id, { ContactId, Type: 'Contact', LeadOrContactId: ContactId }),
    )
  }
}

function close(
  { transaction, request, lead, ownerId }: Conversion,
  meta: Meta,
  ids: { accountId: string; contactId: string; opportunityId: string | null },
): void {
  const values: Draft = {
    Status: request.convertedStatus,
    IsConverted: true,
    IsUnreadByOwner: false,
    ConvertedDate: new Date(transaction.now).toISOString().slice(0, 10),
    ConvertedAccountId: ids.accountId,
    ConvertedContactId: ids.contactId,
    ConvertedOpportunityId: ids.opportunityId,
    OwnerId: ownerId,
  }
  transaction.update(lead.Id, Object.fromEntries(Object.entries(values).filter(([name]) => meta.has(name))))
}
