/** Reads set-up as it is in the org, by SOAP. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_readMetadata.htm */
import { SaxesParser } from 'saxes'
import { Problem } from '../../problems.ts'
import type { Salesforce } from '../salesforce.ts'
import { withRights } from './rights.ts'
import { escapeXml } from './xml.ts'

const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
const namespace = 'http://soap.sforce.com/2006/04/metadata'

/** Texts of the top-level elements of one component; null when there is none of that name. */
export async function readMetadata(
  salesforce: Salesforce,
  type: string,
  fullName: string,
): Promise<Record<string, string> | null> {
  const read = salesforce.call({
    method: 'POST',
    path: `/services/Soap/m/${salesforce.apiVersion}`,
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', accept: 'text/xml' },
    envelope: (accessToken) => envelope(accessToken, type, fullName),
    write: false,
  })
  const { body } = await withRights(read)
  const record = recordIn(String(body))
  return record['fullName'] === undefined ? null : record
}

function envelope(accessToken: string, type: string, fullName: string): string {
  const session = `<SessionHeader><sessionId>${escapeXml(accessToken)}</sessionId></SessionHeader>`
  const asked = `<type>${escapeXml(type)}</type><fullNames>${escapeXml(fullName)}</fullNames>`
  const content = `<e:Header>${session}</e:Header><e:Body><readMetadata>${asked}</readMetadata></e:Body>`
  return `<?xml version="1.0" encoding="UTF-8"?><e:Envelope xmlns:e="${soap}" xmlns="${namespace}">${content}</e:Envelope>`
}

/** Envelope, Body, readMetadataResponse, result, records, and then the texts we look for. */
const depthOfRecord = 5

function recordIn(text: string): Record<string, string> {
  const parser = new SaxesParser({})
  const open: string[] = []
  const record: Record<string, string> = {}
  parser.on('error', (cause) => {
    throw new Problem('org-refused', {
      what: 'Salesforce described its set-up in a form Rainmaker does not know.',
      fix: 'Please report this.',
      cause,
    })
  })
  parser.on('opentag', ({ name }) => void open.push(name.replace(/^.*:/, '')))
  parser.on('closetag', () => void open.pop())
  parser.on('text', (part) => {
    const name = open.at(-1) ?? ''
    if (open.length === depthOfRecord + 1 && open[depthOfRecord - 1] === 'records')
      record[name] = (record[name] ?? '') + part
  })
  parser.write(text).close()
  return record
}
