/** The addresses a describe names: what can be asked of an object and its rows, in the order of recorded replies. */

import type { ObjectDef } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { namedLayouts } from './layouts.ts'
import { ACTED_ON, APPROVED, COMPACT, LISTED } from './told-addresses.ts'

/** Path of the object's resource. */
export function urlOf(call: Call, object: ObjectDef): string {
  return `/services/data/v${call.root}/sobjects/${object.name}`
}

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
/** Pages of records that can be restored, exceptions aside. */
const isRestorable = ({ layoutable, undeletable }: ObjectDef) => layoutable && undeletable
const told = ({ has, lacks }: typeof APPROVED, object: ObjectDef, usual: boolean) =>
  has.has(object.name) || (usual && !lacks.has(object.name))
const is = (name: string) => (object: ObjectDef) => object.name === name
const isEvent = ({ name }: ObjectDef) => /(?:ChangeEvent|__e|^BatchApexErrorEvent|EventStream)$/.test(name)

const ADDRESSES: Address[] = [
  { name: 'compactLayouts', path: '/describe/compactLayouts', when: (it) => told(COMPACT, it, it.layoutable) },
  { name: 'rowTemplate', path: '/{ID}', when: () => true },
  { name: 'eventSchema', path: '/eventSchema', when: isEvent },
  { name: 'approvalLayouts', path: '/describe/approvalLayouts', when: (it) => told(APPROVED, it, isRestorable(it)) },
  { name: 'caseArticleSuggestions', path: '/suggestedArticles', when: is('Case') },
  { name: 'caseRowArticleSuggestions', path: '/{ID}/suggestedArticles', when: is('Case') },
  { name: 'workOrderRowArticleSuggestions', path: '/{ID}/suggestedArticles', when: is('WorkOrder') },
  { name: 'workOrderArticleSuggestions', path: '/suggestedArticles', when: is('WorkOrder') },
  { name: 'workOrderLineItemRowArticleSuggestions', path: '/{ID}/suggestedArticles', when: is('WorkOrderLineItem') },
  { name: 'namedLayouts', path: '/describe/namedLayouts/{LayoutName}', when: (it) => namedLayouts(it).length > 0 },
  { name: 'passwordUtilities', path: '/{ID}/password', when: is('User') },
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
    when: is('Event'),
  },
  { name: 'listviews', path: '/listviews', when: (it) => LISTED.has(it.name) || (it.custom && isRestorable(it)) },
  { name: 'describe', path: '/describe', when: () => true },
  { name: 'uiNewRecord', path: '/e', when: isPage, whole: true, page: true },
  {
    name: 'quickActions',
    path: '/quickActions',
    when: (it) => told(ACTED_ON, it, isRestorable(it)),
  },
  { name: 'layouts', path: '/describe/layouts', when: isPage },
  { name: 'workOrderLineItemArticleSuggestions', path: '/suggestedArticles', when: is('WorkOrderLineItem') },
  { name: 'push', path: '/{ID}/push', when: is('StreamingChannel') },
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
