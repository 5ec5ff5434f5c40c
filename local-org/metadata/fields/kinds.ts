/** The field types of the Metadata API: what each must say, and the field it becomes (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_field_types.htm). */

import type { FieldDef } from '../../org/index.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factText } from '../facts.ts'
import { numbering } from './auto-number.ts'
import { lookupFilter } from './lookup-filter.ts'
import { picklist } from './picklist.ts'
import { summary } from './summary.ts'

export interface FieldKind {
  /** Elements that must be there. */
  needs: string[]
  /** True when a formula may stand in its place, of which it is then the result type. */
  formula?: boolean
  define(facts: Facts, draft: Draft): Partial<FieldDef>
}

const number = (facts: Facts, name: string) => Number(factText(facts, name) ?? 0)

function plain(type: FieldDef['type'], more: Partial<FieldDef> = {}): FieldKind {
  return { needs: [], formula: true, define: () => ({ type, ...more }) }
}

/** Numbers say how many digits there are, and how many of them behind the point. */
function numeric(type: FieldDef['type']): FieldKind {
  return {
    needs: ['precision', 'scale'],
    formula: true,
    define: (facts) => ({ type, precision: number(facts, 'precision') || 18, scale: number(facts, 'scale') }),
  }
}

function text(type: FieldDef['type'], more: Partial<FieldDef> = {}): FieldKind {
  return { needs: ['length'], define: (facts) => ({ type, length: number(facts, 'length'), ...more }) }
}

/** Results of formulas may be longer than what people type. */
const formulaLength = 1300

function textOrFormula(facts: Facts): Partial<FieldDef> {
  return { type: 'string', length: facts['formula'] === undefined ? number(facts, 'length') : formulaLength }
}

const autoNumber: FieldKind = {
  needs: [],
  define: (facts) => ({
    type: 'string',
    length: 30,
    autoNumber: true,
    ...numbering(facts),
    nillable: false,
    defaultedOnCreate: true,
  }),
}

/** Relationship fields name the parent; the children's side is made of `relationshipName`. */
function relationship(more: Partial<FieldDef>): FieldKind {
  return {
    needs: ['referenceTo'],
    define: (facts) => ({
      type: 'reference',
      referenceTo: [factText(facts, 'referenceTo') ?? ''],
      ...childrenOf(facts),
      ...filterOf(facts),
      ...more,
    }),
  }
}

function childrenOf(facts: Facts): Partial<FieldDef> {
  const name = factText(facts, 'relationshipName')
  return name ? { childRelationshipName: name } : {}
}

function filterOf(facts: Facts): Partial<FieldDef> {
  const filter = lookupFilter(facts)
  return filter ? { lookupFilter: filter } : {}
}

const deletions: Record<string, FieldDef['onParentDelete']> = {
  SetNull: 'setNull',
  Restrict: 'restrict',
  Cascade: 'cascade',
}

const lookup: FieldKind = {
  needs: ['referenceTo'],
  define: (facts, draft) => ({
    ...relationship({}).define(facts, draft),
    onParentDelete: deletions[factText(facts, 'deleteConstraint') ?? ''] ?? 'setNull',
  }),
}

const masterDetail: FieldKind = {
  needs: ['referenceTo'],
  define: (facts, draft) => ({
    ...relationship({ masterDetail: true, nillable: false, onParentDelete: 'cascade' }).define(facts, draft),
    updateable: factFlag(facts, 'reparentableMasterDetail'),
  }),
}

/** Set-up that custom metadata points at by name. */
const definitions = ['EntityDefinition', 'EntityParticle', 'FieldDefinition']

/** Leads to other custom metadata; what is named of the schema is kept as its name. */
const metadataRelationship: FieldKind = {
  needs: ['referenceTo'],
  define: (facts, draft) =>
    definitions.includes(factText(facts, 'referenceTo') ?? '')
      ? { type: 'string', length: 255 }
      : relationship({ onParentDelete: 'restrict' }).define(facts, draft),
}

/** By `type` of a CustomField. What is not here the local org does not have. */
export const fieldKinds: Readonly<Record<string, FieldKind>> = {
  AutoNumber: autoNumber,
  Checkbox: { needs: [], formula: true, define: () => ({ type: 'boolean' }) },
  Currency: numeric('currency'),
  Date: plain('date'),
  DateTime: plain('datetime'),
  Email: plain('email'),
  EncryptedText: text('encryptedstring', { encrypted: true }),
  Hierarchy: relationship({}),
  Html: text('textarea', { htmlFormatted: true, extraTypeInfo: 'richtextarea' }),
  LongTextArea: text('textarea', { extraTypeInfo: 'plaintextarea' }),
  Location: { needs: ['scale'], define: (facts) => ({ type: 'location', scale: number(facts, 'scale') }) },
  Lookup: lookup,
  MasterDetail: masterDetail,
  MetadataRelationship: metadataRelationship,
  MultiselectPicklist: {
    needs: ['valueSet'],
    define: (facts, draft) => ({ ...picklist(facts, draft), type: 'multipicklist' }),
  },
  Number: numeric('double'),
  Percent: numeric('percent'),
  Phone: plain('phone'),
  Picklist: { needs: ['valueSet'], define: (facts, draft) => ({ ...picklist(facts, draft), type: 'picklist' }) },
  Summary: { needs: ['summaryForeignKey', 'summaryOperation'], define: summary },
  Text: { ...text('string'), formula: true, define: textOrFormula },
  TextArea: plain('textarea', { extraTypeInfo: 'plaintextarea' }),
  Time: plain('time'),
  Url: plain('url'),
}
