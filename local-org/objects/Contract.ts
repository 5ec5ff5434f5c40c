/** An agreement with an account. */
import { contractStatuses, names } from './derived.ts'
import * as f from './kit/index.ts'

const NOTICES: f.Choice[] = ['15', '30', '45', '60', '90', '120'].map((days) => [days, `${days} Days`])

const STATUS_CODES: f.Choice[] = [
  'Draft',
  ['InApproval', 'In Approval Process'],
  'Activated',
  'Terminated',
  'Expired',
  'Rejected',
  'Negotiating',
  ['AwaitingSignature', 'Awaiting Signature'],
  ['SignatureDeclined', 'Signature Declined'],
  'Signed',
  ['Cancelled', 'Canceled'],
  ['Expired2', 'Contract Expired'],
  ['Terminated2', 'Contract Terminated'],
]

export default f.object({
  name: 'Contract',
  label: 'Contract',
  plural: 'Contracts',
  prefix: '800',
  feedEnabled: true,
  mruEnabled: true,
  fields: [
    f.id('Contract ID'),
    f.reference('AccountId', 'Account ID', 'Account', {
      required: true,
      children: 'Contracts',
      onParentDelete: 'cascade',
      childRestricted: true,
    }),
    f.reference('Pricebook2Id', 'Price Book ID', 'Pricebook2', { children: 'Contracts' }),
    f.picklist('OwnerExpirationNotice', 'Owner Expiration Notice', NOTICES, { length: 40 }),
    f.date('StartDate', 'Contract Start Date'),
    f.date('EndDate', 'Contract End Date', { computed: true }),
    f.address('Billing'),
    f.address('Shipping'),
    f.int('ContractTerm', 'Contract Term'),
    f.owner(),
    f.picklist('Status', 'Status', names(contractStatuses), { required: true, length: 100, default: 'Draft' }),
    f.reference('CompanySignedId', 'Company Signed By ID', 'User', { children: 'ContractsSigned' }),
    f.date('CompanySignedDate', 'Company Signed Date'),
    f.reference('CustomerSignedId', 'Customer Signed By ID', 'Contact', {
      children: 'ContractsSigned',
      onParentDelete: 'restrict',
    }),
    f.text('CustomerSignedTitle', 'Customer Signed Title', 40),
    f.date('CustomerSignedDate', 'Customer Signed Date'),
    f.textarea('SpecialTerms', 'Special Terms', 4000),
    f.reference('ActivatedById', 'Activated By ID', 'User', { createable: false }),
    f.datetime('ActivatedDate', 'Activated Date', { createable: false }),
    f.picklist('StatusCode', 'Status Category', STATUS_CODES, { readOnly: true, nillable: false, length: 40 }),
    f.textarea('Description', 'Description', 32000),
    f.isDeleted(),
    f.autoNumber('ContractNumber', 'Contract Number', '{00000000}'),
    f.datetime('LastApprovedDate', 'Last Approved Date', { readOnly: true }),
    f.audit(),
    f.recordType(),
    f.lastActivity(),
    f.viewed(),
  ],
})
