/** A file as Connect shows it (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_responses_file_summary.htm). */

import { type Row, to18 } from '../../org/index.ts'
import { type Call, notFound } from '../wire/index.ts'
import { chatterUrl } from './chatter-url.ts'
import { instant } from './comment.ts'
import { mySubscription } from './following.ts'
import { motif, userOf, userSummary } from './person.ts'
import { rowsWith } from './rows-with.ts'

/** A document with the version that is looked at. */
export interface ShownFile {
  document: Row
  version: Row
}

/** A file by the id of its document or of a version; `number` picks another version than the latest. Throws NOT_FOUND. */
export function fileOf(call: Call, named: string, number: string | null = null): ShownFile {
  const id = to18(named) ?? named
  const { view } = call
  const documentId = id.startsWith('068') ? String(view.table('ContentVersion').get(id)?.['ContentDocumentId']) : id
  const document = view.table('ContentDocument').get(documentId)
  const version = document && versionOf(call, document, number)
  if (!version || document?.['IsDeleted'] === true) throw notFound()
  return { document, version }
}

function versionOf(call: Call, { Id, LatestPublishedVersionId }: Row, number: string | null): Row | undefined {
  if (number === null) return call.view.table('ContentVersion').get(String(LatestPublishedVersionId))
  const all = rowsWith(call, 'ContentVersion', 'ContentDocumentId', Id)
  return all.find((version) => String(version['VersionNumber']) === number)
}

/** What kinds of bytes there are, by the end of the name. */
const mimeTypes: Record<string, string> = {
  csv: 'text/csv',
  gif: 'image/gif',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xml: 'text/xml',
  zip: 'application/zip',
}

export function mimeTypeOf({ FileExtension }: Row): string {
  return mimeTypes[String(FileExtension)] ?? 'application/octet-stream'
}

const noRenditions = {
  flashRenditionStatus: 'Na',
  pdfRenditionStatus: 'Na',
  thumb120By90RenditionStatus: 'Na',
  thumb240By180RenditionStatus: 'Na',
  thumb720By480RenditionStatus: 'Na',
}

export function showFile(call: Call, file: ShownFile): Record<string, unknown> {
  const { document, version } = file
  const url = connectUrl(call, `files/${document.Id}`)
  const rendition = (type: string) => `${url}/rendition?type=${type}`
  return {
    ...contentFacts(version),
    ...noRenditions,
    createdDate: instant(document['CreatedDate']),
    downloadUrl: `${url}/content?versionNumber=${version['VersionNumber']}`,
    externalDocumentUrl: null,
    id: document.Id,
    isFileAsset: false,
    isInMyFileSync: false,
    isMajorVersion: true,
    moderationFlags: null,
    motif: motif(call, '069'),
    mySubscription: mySubscription(call, document.Id),
    name: version['Title'] ?? null,
    origin: 'Content',
    owner: userSummary(call, userOf(call, String(document['OwnerId']))),
    pageCount: 0,
    publishStatus: publishStatus(call, file),
    renditionUrl: rendition('THUMB120BY90'),
    renditionUrl240By180: rendition('THUMB240BY180'),
    renditionUrl720By480: rendition('THUMB720BY480'),
    repositoryFileId: null,
    repositoryFileUrl: null,
    sharingOption: version['SharingOption'] === 'R' ? 'Restricted' : 'Allowed',
    sharingRole: document['OwnerId'] === call.session.userId ? 'Owner' : 'Viewer',
    systemModstamp: instant(version['SystemModstamp']),
    textPreview: version['TextPreview'] ?? null,
    title: version['Title'] ?? null,
    topics: { canAssignTopics: true, items: [] },
    type: 'File',
    url: chatterUrl(call, `files/${document.Id}`),
    versionNumber: String(version['VersionNumber'] ?? 1),
  }
}

function contentFacts(version: Row): Record<string, unknown> {
  return {
    checksum: version['Checksum'] ?? null,
    contentModifiedDate: instant(version['ContentModifiedDate'] ?? version['LastModifiedDate']),
    contentSize: version['ContentSize'] ?? 0,
    contentUrl: version['ContentUrl'] ?? null,
    description: version['Description'] ?? null,
    fileExtension: version['FileExtension'] ?? null,
    fileType: version['FileType'] ?? null,
    mimeType: mimeTypeOf(version),
  }
}

/** Private while nobody but its owner has it. */
function publishStatus(call: Call, { document }: ShownFile): string {
  const others = sharesOf(call, document.Id).filter((link) => link['LinkedEntityId'] !== document['OwnerId'])
  return others.length > 0 ? 'SharedAccess' : 'PrivateAccess'
}

/** Where a file is shown, and with whom. */
export function sharesOf(call: Call, documentId: string): Row[] {
  return rowsWith(call, 'ContentDocumentLink', 'ContentDocumentId', documentId)
}

export function connectUrl(call: Call, path: string): string {
  return `/services/data/v${call.version}/connect/${path}`
}
