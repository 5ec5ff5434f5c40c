/** A layout nobody drew: made from the fields, in the sections a new org has (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_layout.htm). */

import { componentId, type FieldDef, type ObjectDef } from '../../org/index.ts'
import { itemOf, type LayoutItem, type LayoutSection, type PageLayout, systemItems } from './layout-item.ts'

export type { LayoutItem, LayoutSection }

/** Longer texts have a section of their own. */
const LONG_TEXT = 255

/** Layouts that are not called by the label of their object. */
const OTHERWISE_NAMED: Readonly<Record<string, string>> = {
  CampaignMember: 'Campaign Member Page Layout',
  ContentVersion: 'General',
}

/** Full name of the layout an object begins with, signs written as in file names: 'Account-Account Layout'. */
export function usualLayoutName({ name, label }: Pick<ObjectDef, 'name' | 'label'>): string {
  const layout = OTHERWISE_NAMED[name] ?? `${label} Layout`
  const sign = (one: string) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`
  return `${name}-${layout.replace(/[!-\-/:-@[-^`{-~]/g, sign)}`
}

/** The layout of all fields, one for all record types. */
export function madeLayout(object: ObjectDef): PageLayout {
  const shown = object.fields.filter(isShown)
  const [long, short] = split(shown, ({ type, length }) => type === 'textarea' && length > LONG_TEXT)
  const [addresses, plain] = split(short, ({ type }) => type === 'address')
  const items = (fields: FieldDef[]) => fields.flatMap((field) => itemOf(object, field) ?? [])
  const sections = [
    { heading: `${object.label} Information`, columns: 2 as const, items: items(nameFirst(plain)) },
    { heading: 'Address Information', columns: 2 as const, items: items(addresses) },
    { heading: 'Description Information', columns: 1 as const, items: items(long) },
    { heading: 'System Information', columns: 2 as const, items: systemItems(object), onlyForView: true },
  ]
  return {
    id: componentId('00h', usualLayoutName(object)),
    sections: sections.flatMap(({ heading, columns, items: all, onlyForView = false }) => {
      const rows = inRows(all, columns)
      const headings = { view: false, edit: true }
      const id = componentId('01B', `${object.name}.${heading}`)
      return all.length === 0 ? [] : { id, heading, headings, columns, rows, onlyForView }
    }),
  }
}

/** What a person fills in, what names the record, and what is counted or computed for them. */
function isShown(field: FieldDef): boolean {
  if (field.compoundFieldName || field.type === 'base64' || field.type === 'complexvalue') return false
  if (field.type === 'address' || field.nameField) return true
  return field.updateable || (field.custom && (field.calculated || field.createable || field.autoNumber))
}

function split(fields: FieldDef[], isFirst: (field: FieldDef) => boolean): [FieldDef[], FieldDef[]] {
  return [fields.filter(isFirst), fields.filter((field) => !isFirst(field))]
}

/** The owner and the name come first. */
function nameFirst(fields: FieldDef[]): FieldDef[] {
  const rank = ({ name, nameField }: FieldDef) => (name === 'OwnerId' ? 0 : nameField ? 1 : 2)
  return fields.toSorted((a, b) => rank(a) - rank(b))
}

function inRows(items: LayoutItem[], columns: number): LayoutItem[][] {
  return Array.from({ length: Math.ceil(items.length / columns) }, (_, row) => {
    return items.slice(row * columns, (row + 1) * columns)
  })
}
