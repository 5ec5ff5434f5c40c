/** Writing notes: a note is a document, and each content it is given a version of that (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentnote.htm). */
import type { Catalog } from '../schema/catalog.ts'
import type { Meta } from '../schema/meta.ts'
import type { Row } from '../schema.ts'
import { requiredMissing } from './checks.ts'
import type { Draft, RuleContext } from './rule.ts'

export const isNote = ({ name }: Meta): boolean => name === 'ContentNote'

/** The object that rows of `meta` are kept as: notes as documents, all others as what they are. */
export function keptAs(catalog: Catalog, meta: Meta): Meta {
  return (isNote(meta) && catalog.get('ContentDocument')) || meta
}

/** Answers the id, which is the document's. */
export function createNote(context: RuleContext, { Title = null, Content, ...values }: Draft): string {
  if (Title === null) throw requiredMissing(['Title'])
  const VersionData = Content ?? context.keepBlob(new Uint8Array())
  const version = context.insert('ContentVersion', { ...values, Title, PathOnClient: pathOf(Title), VersionData })
  return String(context.live(version)?.['ContentDocumentId'])
}

/** New content is a new version; a new title is the last version's as well. */
export function changeNote(context: RuleContext, document: Row, { Content, ...values }: Draft): void {
  const { Title = document['Title'] ?? null } = values
  if (Title === null) throw requiredMissing(['Title'])
  if (Content === undefined) {
    context.update(String(document['LatestPublishedVersionId']), values)
    return
  }
  const VersionData = Content ?? context.keepBlob(new Uint8Array())
  const version = { ...values, Title, PathOnClient: pathOf(Title), VersionData, ContentDocumentId: document.Id }
  context.insert('ContentVersion', { ...version, OwnerId: document['OwnerId'] ?? context.userId })
}

const pathOf = (title: Draft[string]) => `${title}.snote`
