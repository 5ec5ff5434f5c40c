/** The page layouts nobody deployed: one of every object with pages, made from its fields, listed and given back like those that were (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_layouts.htm). */

import { type LayoutItem, type LayoutSection, madeLayout, usualLayoutName } from '../doors/describe/made-layout.ts'
import type { ObjectDef, Org, OrgView } from '../org/index.ts'
import { storedComponent, storedNames } from './component-store.ts'
import { type Facts, toXml } from './facts.ts'
import type { MetadataType } from './metadata-type.ts'

/** What is shown on pages of others, or by pages that nobody lays out. */
const withoutLayouts = new Set([
  'Attachment',
  'CaseComment',
  'ContentDocument',
  'ContentDocumentLink',
  'ContentNote',
  'CspTrustedSite',
  'CustomHttpHeader',
  'Document',
  'EmailTemplate',
  'EnhancedLetterhead',
  'IPAddressRange',
  'Note',
  'UserAppMenuItem',
  'UserDefinedLabel',
])

const asAdmin = (org: Org): OrgView => org.as(org.admin.id)

/** Full names of all layouts there are. */
export function layoutNames(org: Org): string[] {
  const made = [...asAdmin(org).objects()]
    .filter(({ layoutable, name }) => layoutable && !withoutLayouts.has(name))
    .map(usualLayoutName)
  return [...new Set([...storedNames({ org }, 'Layout'), ...made])]
}

/** What a layout says: as it was deployed, else as it is made; undefined where there is none. */
export function layoutFacts(org: Org, fullName: string): Facts | undefined {
  const stored = storedComponent({ org }, 'Layout', fullName)
  if (stored) return stored.facts
  const object = asAdmin(org).object(fullName.slice(0, fullName.indexOf('-')))
  const isMade = object?.layoutable && !withoutLayouts.has(object.name) && usualLayoutName(object) === fullName
  return isMade ? madeFacts(asAdmin(org), object) : undefined
}

/** Every object with pages has its layout from the start; other types are what they were. */
export function withFirstLayouts(type: MetadataType): MetadataType {
  if (type.name !== 'Layout') return type
  return {
    ...type,
    fullNames: ({ org }) => layoutNames(org),
    read({ org }, fullName) {
      const facts = layoutFacts(org, fullName)
      return facts && toXml(facts)
    },
    plan(draft, fullName, facts) {
      const { apply } = type.plan(draft, fullName, facts)
      return { created: layoutFacts(draft.ground.org, fullName) === undefined, apply }
    },
  }
}

function madeFacts(view: OrgView, object: ObjectDef): Facts {
  return {
    layoutSections: madeLayout(object).sections.map(sectionFacts),
    relatedLists: relatedLists(view, object),
    showEmailCheckbox: 'false',
    showHighlightsPanel: 'false',
    showInteractionLogPanel: 'false',
    showRunAssignmentRulesCheckbox: 'false',
    showSubmitAndAttachButton: 'false',
  }
}

function sectionFacts({ heading, headings, columns, rows }: LayoutSection): Facts {
  return {
    customLabel: 'false',
    detailHeading: String(headings.view),
    editHeading: String(headings.edit),
    label: heading,
    layoutColumns: Array.from({ length: columns }, (_, column) => ({
      layoutItems: rows.flatMap((row) => row[column] ?? []).map(placeFacts),
    })),
    style: columns === 1 ? 'OneColumn' : 'TwoColumnsTopToBottom',
  }
}

function placeFacts({ fields, whole, required, editableForNew, editableForUpdate }: LayoutItem): Facts {
  const behavior = required ? 'Required' : editableForNew || editableForUpdate ? 'Edit' : 'Readonly'
  return { behavior, field: (whole ?? fields[0])?.name ?? '' }
}

/** All children that have pages, each with its name as the column. */
function relatedLists(view: OrgView, object: ObjectDef): Facts[] {
  const { childRelationships } = object
  return childRelationships.flatMap(({ childSObject, field, relationshipName }) => {
    const child = view.object(childSObject)
    if (!child?.layoutable || !relationshipName) return []
    const isOnly = childRelationships.filter((other) => other.childSObject === childSObject).length === 1
    const relatedList = isOnly && !child.custom ? `Related${childSObject}List` : `${childSObject}.${field}`
    return { fields: child.fields.find(({ nameField }) => nameField)?.name ?? 'Id', relatedList }
  })
}
