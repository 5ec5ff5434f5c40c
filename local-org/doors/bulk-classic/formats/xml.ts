/** XML batches of Bulk API 1 (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_xml_valid_record.htm). */

import { javaDouble, OrgError, type SaveResult } from '../../../org/index.ts'
import { childOf, isNil, readXml, textIn, typed, writeElement, type Xml, type XmlElement } from '../../../soap/index.ts'
import { columnDoubles, Double, isObject } from '../../wire/index.ts'
import type { Cells, Format, Found } from '../format.ts'
import { openTag, xmlDocument } from '../xml-document.ts'

const recordsPerPiece = 500

function* read(text: string): Iterable<Cells> {
  for (const record of parse(text).children) yield record.children.flatMap(cellsOf)
}

function parse(text: string): XmlElement {
  try {
    return readXml(text)
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure)
    throw new OrgError('InvalidBatch', `InvalidBatch : Failed to parse XML. ${why}`)
  }
}

/** A parent named by one of its fields: `<Account><sObject><Ext__c>x</Ext__c></sObject></Account>`. */
function cellsOf(element: XmlElement): Cells {
  if (element.name === 'type') return []
  if (isNil(element)) return [[element.name, null]]
  const parent = childOf(element, 'sObject')
  if (!parent) return element.text === '' ? [] : [[element.name, element.text]]
  const type = textIn(parent, 'type')
  return parent.children.flatMap((member): Cells => {
    const path = [element.name, ...(type === undefined ? [] : [type]), member.name]
    return member.name === 'type' ? [] : [[path.join('.'), member.text]]
  })
}

function results(rows: readonly SaveResult[]): string {
  const result = rows.map(({ id, success, created, errors }) => ({
    ...(errors.length > 0
      ? { errors: errors.map(({ errorCode, message, fields }) => ({ fields, message, statusCode: errorCode })) }
      : {}),
    ...(id === null ? {} : { id }),
    success,
    created: created === true,
  }))
  return xmlDocument('results', { result })
}

function* records({ result, start, end, apiVersion }: Found): Iterable<string> {
  yield openTag('queryResult')
  for (let at = start; at < end; at += recordsPerPiece) {
    const page = result.page(at, Math.min(at + recordsPerPiece, end), apiVersion)
    yield page.map((record) => writeElement('records', toXml(columnDoubles(result.columns, record)))).join('')
  }
  yield '</queryResult>'
}

/** A record as an sObject: its type first, then its fields; parents are sObjects, too. */
function toXml(value: unknown): Xml {
  if (value instanceof Double) return javaDouble(value.valueOf())
  if (!isObject(value)) return typeof value === 'string' ? value.replace(/\+0000$/, 'Z') : scalar(value)
  const { attributes, ...members } = value
  const fields = Object.entries(members).map(([name, member]) => [name, toXml(member)] as const)
  if (!isObject(attributes)) return Object.fromEntries(fields)
  return typed('sObject', { type: String(attributes['type']), ...Object.fromEntries(fields) })
}

function scalar(value: unknown): Xml {
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}

export const xml: Format = { mime: 'application/xml', read, results, records }
