/** Objects that do not list their rows: which filter they want, and what the platform says without it. All words are recorded, with no place in the text. */
import { OrgError } from '../org/index.ts'
import type { Scope } from './names/scope.ts'
import type { ConditionNode, Query } from './syntax/ast.ts'

interface Wanted {
  readonly code: string
  readonly words: string
  /** One of these fields, in lower case, is to be in the filter; none: there is no filter that helps. */
  readonly fields: readonly string[]
  /** By `=` or IN, not by any comparison. */
  readonly exactly?: true
}

const byId = (fields: string, words: string, start = 'Implementation restriction: '): Wanted => {
  return { code: 'MALFORMED_QUERY', words: start + words, fields: fields.toLowerCase().split(' '), exactly: true }
}

/** Set-up of objects is looked up object by object. */
const reified = (name: string, columns: string): [string, Wanted] => {
  const words = `${name}: a filter on a reified column is required [${columns}]`
  const fields = columns.toLowerCase().split(',')
  const parents = fields.filter((field) => field !== 'durableid').map((field) => field.slice(0, -2))
  return [name, { code: 'MALFORMED_QUERY', words, fields: ['id', ...fields, ...parents] }]
}

const outside = (words: string, fields = '', code = 'EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION'): Wanted => {
  return { code, words, fields: fields === '' ? [] : fields.split(' ') }
}

const noDataCom = outside(
  "Your organization doesn't have permission to access the Data.com API",
  '',
  'DATACLOUD_API_DISABLED_EXCEPTION',
)
/** Described as if they could be queried; only what they hang on can be. */
const onlyBelow = (name: string): [string, Wanted] => {
  return [name, outside(`entity type ${name} does not support query`, '', 'INVALID_TYPE_FOR_OPERATION')]
}

const noEmail = outside('This query is not supported on the OutgoingEmail object.', 'id')

const WANTED: Readonly<Record<string, Wanted>> = {
  ContentDocumentLink: byId(
    'Id ContentDocumentId LinkedEntityId',
    "ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator.",
  ),
  ContentFolderItem: byId(
    'Id ParentContentFolderId',
    "ContentFolderItem requires a filter by Id or ParentContentFolderId using the equals or 'IN' operator",
  ),
  ContentFolderMember: byId(
    'Id ChildRecordId ParentContentFolderId',
    'ContentFolderMember requires a filter by a single Id, ChildRecordId or ParentContentFolderId using the equals operator',
  ),
  IdeaComment: byId(
    'CommunityId Id IdeaId',
    'When querying the Idea Comment object, you must filter using the following syntax: CommunityId = [single ID], Id = [single ID], IdeaId = [single ID], Id IN [list of IDs], or IdeaId IN [list of IDs].',
    'Implementation restriction. ',
  ),
  Vote: byId(
    'ParentId Type Id',
    "When querying the Vote object, you must filter using the following syntax: ParentId = [single ID], Parent.Type = [single Type], Id = [single ID], or Id IN [list of ID's].",
  ),
  DataStatistics: outside('Where clauses should contain StatType', 'stattype'),
  DatacloudAddress: outside(
    'SObject - DATACLOUD_ADDRESS : Transient queries are not implemented',
    '',
    'EXTERNAL_OBJECT_EXCEPTION',
  ),
  DatacloudCompany: noDataCom,
  DatacloudContact: noDataCom,
  DatacloudDandBCompany: outside('Datacloud D&B company is not filterable without a criteria.', 'id'),
  FlexQueueItem: outside('The WHERE clause must contain a JobType field expression.', 'jobtype'),
  ListViewChartInstance: outside('Getting all ListViewChartInstances is unsupported', 'id listviewchartid'),
  OutgoingEmail: noEmail,
  OutgoingEmailRelation: noEmail,
  PlatformAction: outside(
    'Getting all PlatformAction entities is unsupported',
    'id actionlistcontext sourceentity relatedsourceentity',
  ),
  ...Object.fromEntries([
    onlyBelow('FeedLike'),
    onlyBelow('FeedTrackedChange'),
    reified('AppTabMember', 'AppDefinitionId,DurableId'),
    reified('ColorDefinition', 'TabDefinitionId,DurableId'),
    reified('EntityParticle', 'EntityDefinitionId,FieldDefinitionId,DurableId'),
    reified('FieldDefinition', 'EntityDefinitionId,DurableId'),
    reified('FlowVariableView', 'FlowVersionViewId,DurableId'),
    reified('FlowVersionView', 'FlowDefinitionViewId,DurableId'),
    reified('IconDefinition', 'TabDefinitionId,DurableId'),
    reified('OwnerChangeOptionInfo', 'EntityDefinitionId,DurableId'),
    reified('PicklistValueInfo', 'EntityParticleId,DurableId'),
    reified('RelationshipDomain', 'FieldId,ChildSobjectId,ParentSobjectId,RelationshipInfoId,DurableId'),
    reified('RelationshipInfo', 'ChildSobjectId,FieldId,DurableId'),
    reified('SearchLayout', 'EntityDefinitionId,DurableId'),
    reified('SiteDetail', 'DurableId'),
    reified('UserEntityAccess', 'UserId,DurableId'),
    reified('UserFieldAccess', 'DurableId'),
  ]),
}

/** Throws the refusal of an object that wants its rows picked, when nothing picks them. */
export function rowsArePicked({ object }: Scope, { node }: Query): void {
  const wanted = WANTED[object.name]
  if (!wanted || (node.where && picks(node.where, wanted))) return
  throw new OrgError(wanted.code, wanted.words)
}

/** Whether every row the condition accepts is picked by one of the fields, or by the parent it leads to. */
function picks(node: ConditionNode, wanted: Wanted): boolean {
  if (node.kind === 'and') return node.terms.some((term) => picks(term, wanted))
  if (node.kind === 'or') return node.terms.every((term) => picks(term, wanted))
  if (node.kind === 'not' || node.left.kind !== 'path') return false
  const names = node.left.parts.map(({ text }) => text.toLowerCase())
  if (!wanted.exactly) return wanted.fields.includes(names[0] ?? '')
  const isExact = node.kind === 'compare' ? node.operator === '=' : 'negated' in node && !node.negated
  return isExact && wanted.fields.includes(names.at(-1) ?? '')
}
