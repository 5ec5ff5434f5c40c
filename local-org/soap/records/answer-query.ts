/** Queries and their further pages: the same pages and locators as over REST, written as XML. */

import { firstPage, nextPage } from '../../doors/query/page.ts'
import { type Answer, jsonOf } from '../../doors/wire/index.ts'
import { runQuery, type WireRecord } from '../../soql/index.ts'
import type { SoapCall } from '../soap-call.ts'
import { textIn, type XmlElement } from '../xml/element.ts'
import type { Xml } from '../xml/write-xml.ts'
import { groupWriter } from './write-group.ts'
import { writePage, writeRecord } from './write-record.ts'

interface Page {
  totalSize: number
  done: boolean
  nextRecordsUrl?: string
  records: WireRecord[]
}

/** The first page of `queryString`. */
export function answerQuery(call: SoapCall, args: XmlElement, withDeleted: boolean): Xml {
  const result = runQuery(call.view, textIn(args, 'queryString') ?? '', { withDeleted })
  call.tally.object ??= result.object
  const answer = firstPage(call, result, 'query')
  return writePage(call, pageOf(answer), result.aggregate ? groupWriter(result.columns) : writeRecord)
}

/** The page a locator names. Throws OrgError INVALID_QUERY_LOCATOR. */
export function answerMore(call: SoapCall, locator: string): Xml {
  return writePage(call, pageOf(nextPage({ ...call, params: { locator } }, 'query')))
}

function pageOf(answer: Answer): Page {
  return jsonOf(answer) as Page
}
