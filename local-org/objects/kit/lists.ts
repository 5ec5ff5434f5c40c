/** Picklist values and reference targets that several objects share. */
import type { Choice } from './choices.ts'

export const SALUTATIONS = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.']

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

export const GEOCODE_ACCURACIES = [
  'Address',
  'NearAddress',
  'Block',
  'Street',
  'ExtendedZip',
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

/** What a task or event can be about. */
export const ACTIVITY_SUBJECTS = [
  'Account',
  'Asset',
  'Campaign',
  'Case',
  'Contract',
  'Invoice__c',
  'Opportunity',
  'Order',
  'Product2',
]

/** Whom a task, event or e-mail can be with. */
export const PERSONS = ['Contact', 'Lead']

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
