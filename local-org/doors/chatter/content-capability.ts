/** The files of a post or a comment, among what can be done with it. */

import type { Row } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'

/** `content` and `files`; nothing where there is no file. */
export function contentCapability(call: Call, { RelatedRecordId }: Row): Record<string, unknown> {
  const version = RelatedRecordId ? call.view.table('ContentVersion').get(String(RelatedRecordId)) : undefined
  if (!version) return {}
  const id = String(version['ContentDocumentId'])
  const file = {
    contentUrl: null,
    description: version['Description'] ?? null,
    downloadUrl: `/services/data/v${call.version}/sobjects/ContentVersion/${version.Id}/VersionData`,
    fileExtension: version['FileExtension'] ?? null,
    fileSize: String(version['ContentSize'] ?? 0),
    fileType: version['FileType'] ?? null,
    id,
    title: version['Title'],
    versionId: version.Id,
  }
  return { content: file, files: { items: [file] } }
}
