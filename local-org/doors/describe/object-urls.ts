/** The addresses a describe names: what can be asked of an object and its rows, in the order of recorded replies. */

import type { ObjectDef } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { namedLayouts } from './layouts.ts'

/** Path of the object's resource. */
export function urlOf(call: Call, object: ObjectDef): string {
  return `/services/data/v${call.root}/sobjects/${object.name}`
}

/** Objects with pages that nobody approves or lists. */
const UNLISTED = new Set(['Event', 'Task', 'User'])
/** Further objects that have list views. */
const LISTED = new Set(['Quote', 'Solution', 'WorkOrder', 'ServiceContract', 'Entitlement'])
/** Rows that are part of another one, and cannot be restored by themselves, have actions all the same. */
const ACTED_ON = new Set(['OpportunityContactRole', 'User'])
/** Releases before 50 name the resource of default values. */
const LAST_WITH_DEFAULTS = 49

interface Address {
  name: string
  /** Below the object's resource. */
  path: string
  when: (object: ObjectDef, call: Call) => boolean
  /** Only in the whole description; with `page` it leads to a page for people. */
  whole?: true
  page?: true
}

const isPage = ({ layoutable }: ObjectDef) => layoutable
const isApproved = ({ layoutable, undeletable, name }: ObjectDef) => layoutable && undeletable && !UNLISTED.has(name)
const isEvent = ({ name }: ObjectDef) => /(?:ChangeEvent|__e)$/.test(name)

const ADDRESSES: Address[] = [
  { name: 'compactLayouts', path: '/describe/compactLayouts', when: (it) => it.layoutable || it.name === 'UserRole' },
  { name: 'rowTemplate', path: '/{ID}', when: () => true },
  { name: 'eventSchema', path: '/eventSchema', when: isEvent },
  { name: 'approvalLayouts', path: '/describe/approvalLayouts', when: isApproved },
  { name: 'caseArticleSuggestions', path: '/suggestedArticles', when: ({ name }) => name === 'Case' },
  { name: 'caseRowArticleSuggestions', path: '/{ID}/suggestedArticles', when: ({ name }) => name === 'Case' },
  { name: 'namedLayouts', path: '/describe/namedLayouts/{LayoutName}', when: (it) => namedLayouts(it).length > 0 },
  { name: 'passwordUtilities', path: '/{ID}/password', when: ({ name }) => name === 'User' },
  { name: 'uiDetailTemplate', path: '/{ID}', when: isPage, whole: true, page: true },
  { name: 'uiEditTemplate', path: '/{ID}/e', when: isPage, whole: true, page: true },
  {
    name: 'defaultValues',
    path: '/defaultValues?recordTypeId&fields',
    when: ({ layoutable, name }, { version }) =>
      layoutable && name !== 'Event' && Number(version) <= LAST_WITH_DEFAULTS,
    whole: true,
  },
  {
    name: 'eventSeriesUpdates',
    path: '/{ID}/fromThisEventOnwards',
    when: ({ name }) => name === 'Event',
    whole: true,
  },
  { name: 'listviews', path: '/listviews', when: (it) => isApproved(it) && (!it.further || LISTED.has(it.name)) },
  { name: 'describe', path: '/describe', when: () => true },
  { name: 'uiNewRecord', path: '/e', when: isPage, whole: true, page: true },
  {
    name: 'quickActions',
    path: '/quickActions',
    when: ({ layoutable, undeletable, name }) => layoutable && (undeletable || ACTED_ON.has(name)),
  },
  { name: 'layouts', path: '/describe/layouts', when: isPage },
  { name: 'sobject', path: '', when: () => true },
]

/** `urls` of the short description. */
export function briefUrls(call: Call, object: ObjectDef): Record<string, string> {
  return urlsOf(call, object, ({ whole }) => !whole)
}

/** `urls` of the whole one: pages for people besides. */
export function allUrls(call: Call, object: ObjectDef): Record<string, string> {
  return urlsOf(call, object, () => true)
}

function urlsOf(call: Call, object: ObjectDef, fits: (address: Address) => boolean): Record<string, string> {
  const shown = ADDRESSES.filter((address) => fits(address) && address.when(object, call))
  const base = urlOf(call, object)
  return Object.fromEntries(
    shown.map(({ name, path, page }) => {
      const place = name === 'uiNewRecord' ? `/${object.keyPrefix}` : ''
      return [name, `${page ? call.origin + place : base}${path}`]
    }),
  )
}
