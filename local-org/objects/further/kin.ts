/** Fields of the objects that come with another one: its feed, field history, shares and change events. */
import { type FieldSpec, field } from '../kit/field.ts'
import * as f from '../kit/index.ts'
import type { Head, Kinship } from './heads.ts'

/** The fields of another object, by its name. */
type FieldsOf = (name: string) => readonly FieldSpec[]

const makers: Record<string, (head: Head, kin: Kinship, fieldsOf: FieldsOf) => FieldSpec[]> = {
  Feed: (_head, { parent }) => feedFields(parent),
  History: ({ name, label }, { parent }) => f.history(name, label, parent).fields,
  Share: ({ label }, { parent }) => sharesOf(label, parent),
  ChangeEvent: ({ label }, { parent }, fieldsOf) => changeEventFields(label, fieldsOf(parent)),
}

/** The fields of an object of this kind. */
export function kinFields(head: Head, kin: Kinship, fieldsOf: FieldsOf): FieldSpec[] {
  return makers[kin.kind]?.(head, kin, fieldsOf) ?? []
}

const GIVEN = { readOnly: true }
const SET = { readOnly: true, nillable: false }

function feedFields(parent: string): FieldSpec[] {
  return [
    f.id('Feed Item ID'),
    f.reference('ParentId', 'Parent ID', parent, { ...SET, children: 'Feeds', onParentDelete: 'cascade' }),
    f.picklist('Type', 'Feed Item Type', [], { ...GIVEN, length: 40, restrictedPicklist: true }),
    ...f.created().reverse(),
    f.isDeleted(),
    ...f.modified().slice(0, 1),
    f.systemModstamp(),
    f.int('CommentCount', 'Comment Count', SET),
    f.int('LikeCount', 'Like Count', SET),
    f.text('Title', 'Title', 255, GIVEN),
    f.textarea('Body', 'Body', 10_000, GIVEN),
    f.url('LinkUrl', 'Link Url', { ...GIVEN, length: 1000 }),
    f.checkbox('IsRichText', 'Is Rich Text', GIVEN),
    f.reference('RelatedRecordId', 'Related Record ID', ['ContentVersion'], { ...GIVEN, relationshipName: null }),
    f.reference('InsertedById', 'InsertedBy ID', 'User', GIVEN),
    f.reference('BestCommentId', 'Best Comment ID', 'FeedComment', GIVEN),
  ]
}

/** Objects whose shares call the record by its own name; all others by ParentId. */
const NAMED = new Set(['Asset', 'Individual', 'Order', 'User'])

function sharesOf(label: string, parent: string): FieldSpec[] {
  const isNamed = NAMED.has(parent)
  const level = isNamed ? `${parent}AccessLevel` : 'AccessLevel'
  return f.shareFields(label, parent, isNamed ? `${parent}Id` : 'ParentId', [level])
}

/** What an event does not carry of its record. */
const LEFT_OUT = new Set([
  'Id',
  'IsDeleted',
  'MasterRecordId',
  'SystemModstamp',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
  'PhotoUrl',
])

function changeEventFields(label: string, ofRecord: readonly FieldSpec[]): FieldSpec[] {
  return [
    f.id(`${label} ID`),
    f.text('ReplayId', 'Replay ID', 1000, GIVEN),
    field('ChangeEventHeader', 'Change Event Header', 'complexvalue', { opaque: true, ...SET }),
    ...ofRecord.filter(({ name, calculated }) => !LEFT_OUT.has(name) && !calculated).map(fromRecord),
  ]
}

/** Parents do not call the events by a name, and nothing of an event can be written. */
function fromRecord(field: FieldSpec): FieldSpec {
  const { childRelationshipName: _, childRestricted: _r, childCascade: _c, summary: _s, ...told } = field
  const nillable = told.type !== 'boolean'
  return { ...told, createable: false, updateable: false, onParentDelete: 'setNull', nillable }
}
