/** Picklist values and reference targets that several objects share. */
import type { Choice } from './choices.ts'

export const SALUTATIONS = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.']

export const LEAD_SOURCES = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other']

export const RATINGS = ['Hot', 'Warm', 'Cold']

export const INDUSTRIES = [
  'Agriculture',
  'Apparel',
  'Banking',
  'Biotechnology',
  'Chemicals',
  'Communications',
  'Construction',
  'Consulting',
  'Education',
  'Electronics',
  'Energy',
  'Engineering',
  'Entertainment',
  'Environmental',
  'Finance',
  'Food & Beverage',
  'Government',
  'Healthcare',
  'Hospitality',
  'Insurance',
  'Machinery',
  'Manufacturing',
  'Media',
  'Not For Profit',
  'Recreation',
  'Retail',
  'Shipping',
  'Technology',
  'Telecommunications',
  'Transportation',
  'Utilities',
  'Other',
]

export const CONTACT_ROLES = [
  'Business User',
  'Decision Maker',
  'Economic Buyer',
  'Economic Decision Maker',
  'Evaluator',
  'Executive Sponsor',
  'Influencer',
  'Technical Buyer',
  'Other',
]

export const CLEAN_STATUSES: Choice[] = [
  ['Matched', 'In Sync'],
  'Different',
  ['Acknowledged', 'Reviewed'],
  ['NotFound', 'Not Found'],
  'Inactive',
  ['Pending', 'Not Compared'],
  ['SelectMatch', 'Select Match'],
  'Skipped',
]

export const GEOCODE_ACCURACIES: Choice[] = [
  'Address',
  ['NearAddress', 'Near Address'],
  'Block',
  'Street',
  ['ExtendedZip', 'Extended Zip'],
  'Zip',
  'Neighborhood',
  'City',
  'County',
  'State',
  'Unknown',
]

export const RECURRENCE_TYPES: Choice[] = [
  ['RecursDaily', 'Recurs Daily'],
  ['RecursEveryWeekday', 'Recurs Every Weekday'],
  ['RecursMonthly', 'Recurs Monthly'],
  ['RecursMonthlyNth', 'Recurs Monthly Nth'],
  ['RecursWeekly', 'Recurs Weekly'],
  ['RecursYearly', 'Recurs Yearly'],
  ['RecursYearlyNth', 'Recurs Yearly Nth'],
]

export const RECURRENCE_INSTANCES: Choice[] = [
  ['First', '1st'],
  ['Second', '2nd'],
  ['Third', '3rd'],
  ['Fourth', '4th'],
  ['Last', 'last'],
]

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

export const FEED_STATUSES: Choice[] = ['Published', ['PendingReview', 'Pending Review']]

export const PUBLISH_STATUSES: Choice[] = [
  ['U', 'Upload Interrupted'],
  ['P', 'Public'],
  ['R', 'Private Library'],
]

export const SHARING_OPTIONS: Choice[] = [
  ['A', 'Freeze Sharing Off'],
  ['R', 'Freeze Sharing On'],
]

export const SHARING_PRIVACIES: Choice[] = [
  ['N', 'Visible to Anyone With Record Access'],
  ['P', 'Private on Records'],
]

export const LANGUAGES: Choice[] = [
  ['en_US', 'English'],
  ['de', 'German'],
  ['es', 'Spanish'],
  ['fr', 'French'],
  ['it', 'Italian'],
  ['ja', 'Japanese'],
  ['sv', 'Swedish'],
  ['ko', 'Korean'],
  ['zh_TW', 'Chinese (Traditional)'],
  ['zh_CN', 'Chinese (Simplified)'],
  ['pt_BR', 'Portuguese (Brazil)'],
  ['nl_NL', 'Dutch'],
  ['da', 'Danish'],
  ['th', 'Thai'],
  ['fi', 'Finnish'],
  ['ru', 'Russian'],
  ['es_MX', 'Spanish (Mexico)'],
  ['no', 'Norwegian'],
]

export const EMAIL_ENCODINGS: Choice[] = [
  ['UTF-8', 'Unicode (UTF-8)'],
  ['ISO-8859-1', 'General US & Western Europe (ISO-8859-1, ISO-LATIN-1)'],
  ['Shift_JIS', 'Japanese (Shift-JIS)'],
  ['ISO-2022-JP', 'Japanese (JIS)'],
  ['EUC-JP', 'Japanese (EUC)'],
  ['ks_c_5601-1987', 'Korean (ks_c_5601-1987)'],
  ['Big5', 'Traditional Chinese (Big5)'],
  ['GB2312', 'Simplified Chinese (GB2312)'],
  ['Big5-HKSCS', 'Traditional Chinese Hong Kong (Big5-HKSCS)'],
  ['x-SJIS_0213', 'Japanese (Shift-JIS_2004)'],
]

export const USER_TYPES: Choice[] = [
  'Standard',
  ['PowerPartner', 'Partner'],
  ['PowerCustomerSuccess', 'Customer Portal Manager'],
  ['CustomerSuccess', 'Customer Portal User'],
  'Guest',
  ['CspLitePortal', 'High Volume Portal'],
  ['CsnOnly', 'CSN Only'],
  ['SelfService', 'Self Service'],
]
