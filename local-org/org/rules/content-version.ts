/** Files: the first version makes the document, later ones become its latest; the first can be shown on a record at once. */
import { createHash } from 'node:crypto'
import { noteContent } from '../rich-text/note-content.ts'
import { plainText } from '../rich-text/plain-text.ts'
import { requiredMissing } from '../save/checks.ts'
import { type Change, fill, fillEmpty, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

const NOTE = 'SNOTE'

/** Extension -> Salesforce's name of the file type. */
const FILE_TYPES: Record<string, string> = {
  txt: 'TEXT',
  csv: 'CSV',
  pdf: 'PDF',
  png: 'PNG',
  jpg: 'JPG',
  jpeg: 'JPG',
  gif: 'GIF',
  doc: 'WORD',
  docx: 'WORD_X',
  xls: 'EXCEL',
  xlsx: 'EXCEL_X',
  ppt: 'POWER_POINT',
  pptx: 'POWER_POINT_X',
  zip: 'ZIP',
  html: 'HTML',
  xml: 'XML',
  json: 'JSON',
  snote: NOTE,
}

/** Characters of a text that are shown of it. */
const PREVIEW = 255

function describeContent(change: Change, context: RuleContext): void {
  const { after } = change
  if (!after['VersionData'] && !after['ContentUrl']) throw requiredMissing(['VersionData'])
  if (after['VersionData'] && !after['PathOnClient']) throw requiredMissing(['PathOnClient'])
  const path = String(after['PathOnClient'] ?? '')
  const file = path.split(/[\\/]/).at(-1) ?? ''
  const extension = file.includes('.') ? (file.split('.').at(-1) ?? '').toLowerCase() : null
  fillEmpty(change, 'Title', extension ? file.slice(0, -extension.length - 1) : file)
  fill(change, 'FileExtension', extension)
  fill(change, 'FileType', FILE_TYPES[extension ?? ''] ?? (after['ContentUrl'] ? 'LINK' : 'UNKNOWN'))
  if (after['FileType'] === NOTE) keepNote(change, context)
  const bytes = context.blob(String(after['VersionData'] ?? ''))
  fill(change, 'ContentSize', bytes?.length ?? 0)
  if (bytes) fill(change, 'Checksum', createHash('md5').update(bytes).digest('hex'))
}

/** A note has the text it may have, and tells how it begins. */
function keepNote(change: Change, context: RuleContext): void {
  const given = Buffer.from(context.blob(String(change.after['VersionData'] ?? '')) ?? []).toString()
  const content = noteContent(given)
  if (content !== given) fill(change, 'VersionData', context.keepBlob(Buffer.from(content)))
  fill(change, 'TextPreview', plainText(content).slice(0, PREVIEW) || null)
}

function placeInDocument(change: Change, context: RuleContext): void {
  const { after } = change
  const versions = context.find('ContentVersion', 'ContentDocumentId', after['ContentDocumentId'])
  for (const version of versions) context.write(version.Id, { IsLatest: false })
  fill(change, 'VersionNumber', String(versions.length + 1))
  fill(change, 'IsLatest', true)
  fill(change, 'PublishStatus', 'P')
  fillEmpty(change, 'ContentModifiedDate', context.now)
  fill(change, 'ContentModifiedById', context.userId)
  if (!after['ContentDocumentId']) after['ContentDocumentId'] = createDocument(change, context)
}

const SHARED_FIELDS = [
  'Title',
  'Description',
  'ContentModifiedDate',
  'ContentSize',
  'FileType',
  'FileExtension',
  'SharingOption',
  'SharingPrivacy',
]

function copied({ after }: Change, context: RuleContext) {
  const document = context.catalog.get('ContentDocument')
  return Object.fromEntries(
    SHARED_FIELDS.filter((name) => document?.has(name)).map((name) => [name, after[name] ?? null]),
  )
}

function createDocument(change: Change, context: RuleContext): string | null {
  if (!context.catalog.get('ContentDocument')) return null
  return context.insert('ContentDocument', {
    ...copied(change, context),
    PublishStatus: 'P',
    OwnerId: change.after['OwnerId'] ?? null,
  })
}

function link(context: RuleContext, ContentDocumentId: string, LinkedEntityId: string, ShareType: string): void {
  if (!context.catalog.get('ContentDocumentLink')) return
  context.insert('ContentDocumentLink', { ContentDocumentId, LinkedEntityId, ShareType, Visibility: 'AllUsers' })
}

export default {
  objects: ['ContentVersion'],
  before(change, context) {
    if (change.kind !== 'create') return
    describeContent(change, context)
    placeInDocument(change, context)
  },
  check({ kind, after }) {
    if (kind === 'create' && Number(after['VersionNumber']) > 1 && after['FirstPublishLocationId']) {
      const words = 'FirstPublishLocationId may only be specified on the first version of a document'
      throw new OrgError('FIELD_INTEGRITY_EXCEPTION', words, { fields: ['FirstPublishLocationId'] })
    }
  },
  after(change, context) {
    const { kind, after } = change
    const documentId = String(after['ContentDocumentId'] ?? '')
    if (!context.live(documentId)) return
    if (kind === 'update' && after['IsLatest']) context.update(documentId, copied(change, context))
    if (kind !== 'create') return
    const latest = { ...copied(change, context), LatestPublishedVersionId: after['Id'] ?? null }
    if (Number(after['VersionNumber']) > 1) {
      context.update(documentId, latest)
      return
    }
    context.write(documentId, latest)
    link(context, documentId, String(after['OwnerId'] ?? context.userId), 'I')
    const location = after['FirstPublishLocationId']
    if (location && location !== after['OwnerId']) link(context, documentId, String(location), 'V')
  },
} satisfies Rule
