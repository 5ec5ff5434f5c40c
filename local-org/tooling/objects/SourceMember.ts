/** What changed in an org that tracks its source (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_sourcemember.htm). */

import { sourceMembers, tracksSource } from '../../metadata/source-members.ts'
import * as f from '../../objects/kit/index.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

export default {
  tooling: true,
  live: true,
  isThere: tracksSource,
  spec: f.readOnly({
    name: 'SourceMember',
    label: 'Source Member',
    plural: 'Source Members',
    prefix: '0MZ',
    fields: [
      f.id('Source Member ID'),
      f.text('MemberIdOrName', 'Member ID or Name', 255, { readOnly: true }),
      f.text('MemberName', 'Member Name', 255, { readOnly: true, nameField: true }),
      f.text('MemberType', 'Member Type', 80, { readOnly: true }),
      f.checkbox('IsNameObsolete', 'Is Name Obsolete', { readOnly: true }),
      f.checkbox('IsNewMember', 'Is New Member', { readOnly: true }),
      f.int('RevisionCounter', 'Revision Counter', { readOnly: true }),
      f.int('RevisionNum', 'Revision Number', { readOnly: true }),
      f.text('ChangedBy', 'Changed By', 255, { readOnly: true }),
      f.audit(),
    ],
  }),
  rows: (_view, org) =>
    sourceMembers(org).map(({ type, fullName, revision, isNew, isGone, changedById, changedDate }) => ({
      Id: setUpId('0MZ', type, fullName),
      MemberIdOrName: fullName,
      MemberName: fullName,
      MemberType: type,
      IsNameObsolete: isGone,
      IsNewMember: isNew,
      RevisionCounter: revision,
      RevisionNum: revision,
      ChangedBy: changedById,
      CreatedById: changedById,
      CreatedDate: changedDate,
      LastModifiedById: changedById,
      LastModifiedDate: changedDate,
      SystemModstamp: changedDate,
    })),
} satisfies ComputedObject
