/** Files by Connect: those of a user, what one is, its bytes, and with whom it is shared (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_files.htm). */

import { OrgError, type Row } from '../org/index.ts'
import { connectUrl, fileOf, mimeTypeOf, sharesOf, showFile } from './chatter/file.ts'
import { groupsOf } from './chatter/following.ts'
import { subjectId } from './chatter/person.ts'
import { recordSummary } from './chatter/record.ts'
import { rowsWith } from './chatter/rows-with.ts'
import { keepFile, readSent } from './chatter/upload.ts'
import { saveOne } from './rows/index.ts'
import { type Answer, bytes, type Call, empty, json, type Route, restError } from './wire/index.ts'

const usualPage = 25

function named(call: Call) {
  return fileOf(call, call.params['id'] ?? '', call.query.get('versionNumber'))
}

/** One page of a list; `page` counts from 0, as its links tell it. */
function pageOf(call: Call, url: string, member: string, all: unknown[]): Answer {
  const size = Number.parseInt(call.query.get('pageSize') ?? '', 10) || usualPage
  const page = Number.parseInt(call.query.get('page') ?? '', 10) || 0
  const link = (at: number) => `${url}?page=${at}`
  const isLast = (page + 1) * size >= all.length
  return json({
    currentPageUrl: link(page),
    [member]: all.slice(page * size, (page + 1) * size),
    nextPageUrl: isLast ? null : link(page + 1),
    previousPageUrl: page > 0 ? link(page - 1) : null,
  })
}

type Owned = (call: Call, userId: string) => (document: Row) => boolean

/** Files shown where one belongs, and not one's own. */
function sharedWith(places: (call: Call, userId: string) => Set<string>): Owned {
  return (call, userId) => {
    const own = places(call, userId)
    const links = [...own].flatMap((place) => rowsWith(call, 'ContentDocumentLink', 'LinkedEntityId', place))
    const ids = new Set(links.map((link) => String(link['ContentDocumentId'])))
    return (document) => document['OwnerId'] !== userId && ids.has(document.Id)
  }
}

const filters = new Map<string, Owned>([
  ['groups', sharedWith(groupsOf)],
  ['sharedwithme', sharedWith((_, userId) => new Set([userId]))],
])

const owned: Owned = (_, userId) => (document) => document['OwnerId'] === userId

/** GET /connect/files/users/{id}[/filter/{filter}]: the latest first. */
function ofUser(call: Call): Answer {
  const { user = '', filter } = call.params
  const wanted = filter === undefined ? owned : filters.get(filter.toLowerCase())
  if (!wanted) throw new OrgError('NOT_FOUND', 'The requested resource does not exist')
  const isWanted = wanted(call, subjectId(call, user))
  const all = [...call.view.table('ContentDocument').all()]
  const documents = all.filter((document) => document['IsDeleted'] !== true && isWanted(document))
  documents.sort((a, b) => Number(b['LastModifiedDate']) - Number(a['LastModifiedDate']) || (a.Id < b.Id ? 1 : -1))
  const url = connectUrl(call, `files/users/${user}${filter === undefined ? '' : `/filter/${filter}`}`)
  const shown = documents.map(({ Id }) => showFile(call, fileOf(call, Id)))
  return pageOf(call, url, 'files', shown)
}

/** POST /connect/files/users/{id}: parts `fileData`, `title` and `desc`. */
function upload(call: Call): Answer {
  const { input, file } = readSent(call)
  if (!file) throw new OrgError('INVALID_MULTIPART_REQUEST', 'No parts were found in the multipart request.')
  const version = keepFile(call, file, input)
  return json(showFile(call, fileOf(call, version.Id)), 201)
}

function content(call: Call): Answer {
  const { version } = named(call)
  const stored = call.instance.org.blob(String(version['VersionData'] ?? ''))
  return bytes(mimeTypeOf(version), stored ?? new Uint8Array())
}

function shares(call: Call): Answer {
  const { document } = named(call)
  const shown = sharesOf(call, document.Id).map((link) => {
    return { entity: recordSummary(call, String(link['LinkedEntityId'])), sharingType: link['ShareType'] ?? null }
  })
  return pageOf(call, connectUrl(call, `files/${document.Id}/file-shares`), 'shares', shown)
}

/** Each is answered by itself; what is not there is not found. */
function batch(call: Call): Answer {
  const results = (call.params['ids'] ?? '').split(',').map((id) => {
    try {
      return { result: showFile(call, fileOf(call, id)), statusCode: 200 }
    } catch (failure) {
      if (!(failure instanceof OrgError)) throw failure
      return { result: [restError(failure)], statusCode: failure.status }
    }
  })
  return json({ hasErrors: results.some(({ statusCode }) => statusCode !== 200), results })
}

function remove(call: Call): Answer {
  const [, refused] = saveOne(call, { op: 'delete', object: 'ContentDocument', id: named(call).document.Id })
  return refused ?? empty(204)
}

/** Nothing is drawn here: there is no picture of a file. */
function rendition(call: Call): Answer {
  named(call)
  throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404, unsupported: 'renditions' })
}

export const partly = ['Files have no pictures (renditions), and no folders, libraries and repositories besides.']

function below(base: string): Route[] {
  return [
    { method: 'GET', path: `${base}/users/:user`, run: ofUser },
    { method: 'POST', path: `${base}/users/:user`, run: upload },
    { method: 'GET', path: `${base}/users/:user/filter/:filter`, run: ofUser },
    { method: 'GET', path: `${base}/batch/:ids`, run: batch },
    { method: 'GET', path: `${base}/:id`, run: (call) => json(showFile(call, named(call))) },
    { method: 'DELETE', path: `${base}/:id`, run: remove },
    { method: 'GET', path: `${base}/:id/content`, run: content },
    { method: 'GET', path: `${base}/:id/file-shares`, run: shares },
    { method: 'GET', path: `${base}/:id/rendition`, run: rendition },
  ]
}

export const routes: Route[] = ['connect', 'chatter'].flatMap((name) => below(`/services/data/:version/${name}/files`))
