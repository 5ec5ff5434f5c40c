/** The org itself: one row. */
import * as f from './kit/index.ts'

const ACCESS: f.Choice[] = [
  ['None', 'Private'],
  ['Read', 'Read Only'],
  ['Edit', 'Read/Write'],
]

const LEAD_AND_CASE_ACCESS: f.Choice[] = [...ACCESS, ['ReadEditTransfer', 'Read/Write/Transfer']]
const CONTACT_ACCESS: f.Choice[] = [...ACCESS, ['ControlledByParent', 'Controlled By Parent']]
const CAMPAIGN_ACCESS: f.Choice[] = [...ACCESS, ['All', 'Owner']]

const CALENDAR_ACCESS: f.Choice[] = [
  ['HideDetails', 'Hide Details'],
  ['HideDetailsInsert', 'Hide Details and Add Events'],
  ['ShowDetails', 'Show Details'],
  ['ShowDetailsInsert', 'Show Details and Add Events'],
  ['AllowEdits', 'Full Access'],
]

const PRICE_BOOK_ACCESS: f.Choice[] = [
  ['None', 'No Access'],
  ['Read', 'View Only'],
  ['ReadSelect', 'Use'],
]

const EDITIONS = [
  'Team Edition',
  'Professional Edition',
  'Enterprise Edition',
  'Developer Edition',
  'Personal Edition',
  'Unlimited Edition',
  'Contact Manager Edition',
  'Base Edition',
]

const SETTING = { updateOnly: true, opaque: true, filterable: true }
const REQUIRED_SETTING = { updateOnly: true, nillable: false, length: 40 }
const GIVEN = { readOnly: true, length: 40 }

export default f.readOnly({
  name: 'Organization',
  label: 'Organization',
  plural: 'Organizations',
  prefix: '00D',
  updateable: true,
  fields: [
    f.id('Organization ID'),
    f.text('Name', 'Name', 80, { updateOnly: true, nillable: false, nameField: true }),
    f.text('Division', 'Division', 80, { updateOnly: true }),
    f.address('', { updateOnly: true }),
    f.phone('Phone', 'Phone', { updateOnly: true }),
    f.phone('Fax', 'Fax', { updateOnly: true }),
    f.text('PrimaryContact', 'Primary Contact', 80, { updateOnly: true }),
    f.picklist('DefaultLocaleSidKey', 'Locale', f.LOCALES, REQUIRED_SETTING),
    f.picklist('TimeZoneSidKey', 'Time Zone', f.TIME_ZONES, REQUIRED_SETTING),
    f.picklist('LanguageLocaleKey', 'Language', f.LANGUAGES, REQUIRED_SETTING),
    f.checkbox('ReceivesInfoEmails', 'Info Emails', { updateOnly: true }),
    f.checkbox('ReceivesAdminInfoEmails', 'Info Emails Admin', { updateOnly: true }),
    f.checkbox('PreferencesRequireOpportunityProducts', 'RequireOpportunityProducts', SETTING),
    f.checkbox('PreferencesEmailSenderIdCompliance', 'EmailSenderIdCompliance', SETTING),
    f.checkbox('PreferencesTransactionSecurityPolicy', 'TransactionSecurityPolicy', SETTING),
    f.checkbox('PreferencesConsentManagementEnabled', 'ConsentManagementEnabled', SETTING),
    f.checkbox('PreferencesAutoSelectIndividualOnMerge', 'AutoSelectIndividualOnMerge', SETTING),
    f.checkbox('PreferencesLightningLoginEnabled', 'LightningLoginEnabled', SETTING),
    f.checkbox('PreferencesOnlyLLPermUserAllowed', 'OnlyLLPermUserAllowed', SETTING),
    f.int('FiscalYearStartMonth', 'Fiscal Year Starts In', { readOnly: true }),
    f.checkbox('UsesStartDateAsFiscalYearName', 'Fiscal Year Name by Start', { readOnly: true }),
    f.picklist('DefaultAccountAccess', 'Default Account Access', ACCESS, GIVEN),
    f.picklist('DefaultContactAccess', 'Default Contact Access', CONTACT_ACCESS, GIVEN),
    f.picklist('DefaultOpportunityAccess', 'Default Opportunity Access', ACCESS, GIVEN),
    f.picklist('DefaultLeadAccess', 'Default Lead Access', LEAD_AND_CASE_ACCESS, GIVEN),
    f.picklist('DefaultCaseAccess', 'Default Case Access', LEAD_AND_CASE_ACCESS, GIVEN),
    f.picklist('DefaultCalendarAccess', 'Default Calendar Access', CALENDAR_ACCESS, {
      ...GIVEN,
      default: 'HideDetailsInsert',
    }),
    f.picklist('DefaultPricebookAccess', 'Default Price Book Access', PRICE_BOOK_ACCESS, GIVEN),
    f.picklist('DefaultCampaignAccess', 'Default Campaign Access', CAMPAIGN_ACCESS, GIVEN),
    f.systemModstamp(),
    f.email('ComplianceBccEmail', 'Compliance BCC Email', { readOnly: true }),
    f.picklist('UiSkin', 'UI Skin', [['Theme3', 'Aloha']], { updateOnly: true, length: 40, default: 'Theme3' }),
    f.text('SignupCountryIsoCode', 'Signup Country', 2, { readOnly: true }),
    f.datetime('TrialExpirationDate', 'Trial Expiration Date', { readOnly: true }),
    f.int('NumKnowledgeService', 'Knowledge Licenses', { readOnly: true }),
    f.picklist('OrganizationType', 'Edition', EDITIONS, GIVEN),
    f.text('NamespacePrefix', 'Namespace Prefix', 15, { readOnly: true }),
    f.text('InstanceName', 'Instance Name', 40, { readOnly: true }),
    f.checkbox('IsSandbox', 'Is Sandbox', { readOnly: true }),
    f.text('WebToCaseDefaultOrigin', 'Web to Cases Default Origin', 40, { updateOnly: true }),
    f.int('MonthlyPageViewsUsed', 'Monthly Page Views Used', { readOnly: true }),
    f.int('MonthlyPageViewsEntitlement', 'Monthly Page Views Allowed', { readOnly: true }),
    f.checkbox('IsReadOnly', 'Is Read Only', { readOnly: true }),
    f.created(),
    f.modified(),
  ],
})
