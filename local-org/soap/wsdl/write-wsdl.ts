/** Writes the WSDL of an API, from its vocabulary and the records it has. */

import type { WsdlApi } from './api.ts'
import { Names, type Section } from './names.ts'
import type { Declaration, Operation } from './notation.ts'
import { vocabulary } from './vocabulary.ts'
import { isElement, writePorts } from './write-ports.ts'
import { writeSchema } from './write-schema.ts'

/** What of a WSDL is the org's: where it answers, in which version, when it was asked, and what its records are. */
export interface Ground {
  origin: string
  /** '60.0' */
  version: string
  /** Epoch ms. */
  now: number
  records: Declaration[]
}

/** The whole document. */
export function writeWsdl(api: WsdlApi, ground: Ground): string {
  const sections = sectionsOf(api, ground.records)
  const names = new Names(sections)
  const schemas = sections.map((section) =>
    writeSchema(
      section,
      sections.filter((other) => other !== section),
      names,
    ),
  )
  const bound = sections.map(({ prefix, namespace }) => ` xmlns:${prefix}="${namespace}"`).join('')
  const types = `<types>\n${schemas.join('\n')}\n</types>\n${portsOf(api, ground, sections)}`
  return `${head(api, ground)}<definitions targetNamespace="${api.namespace}" ${fixed}${bound}>\n${types}\n</definitions>\n`
}

const fixed =
  'xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" ' +
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema"'

function head({ title }: WsdlApi, { version, now }: Ground): string {
  const made = new Date(now).toISOString().replace('T', ' ').slice(0, 19)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!--\nSalesforce.com ${title} ${version}\nGenerated on ${made} +0000.\n-->\n`
}

function portsOf(api: WsdlApi, { origin, version }: Ground, sections: readonly Section[]): string {
  const declared = (prefix: string) => sections.find((section) => section.prefix === prefix)?.declared ?? []
  return writePorts({
    api,
    operations: declared('tns').filter((one): one is Operation => one.kind === 'call'),
    headers: declared('tns').filter(isElement),
    faults: declared('fns').filter(isElement),
    location: `${origin}/services/Soap/${api.door}/${version}`,
  })
}

function sectionsOf(api: WsdlApi, ownRecords: Declaration[]): Section[] {
  const { own, faults: ownFaults } = vocabulary(api.vocabulary)
  const { components, records, faults } = api
  return [
    ...(components ? [section('mns', components, vocabulary('metadata').own.filter(isType))] : []),
    ...(records ? [section('ens', records, ownRecords)] : []),
    section(
      'tns',
      api.namespace,
      own.flatMap((one) => withoutHeader(one, api.without)),
    ),
    ...(faults ? [section('fns', faults, ownFaults.length > 0 ? ownFaults : vocabulary('data').faults)] : []),
  ]
}

function section(prefix: string, namespace: string, declared: readonly Declaration[]): Section {
  return { prefix, namespace, declared }
}

function isType({ kind }: Declaration): boolean {
  return kind !== 'call' && kind !== 'element'
}

function withoutHeader(declared: Declaration, header: string | undefined): Declaration[] {
  if (header === undefined) return [declared]
  if (declared.kind === 'element' && declared.name === header) return []
  if (declared.kind !== 'call') return [declared]
  return [{ ...declared, reads: declared.reads.filter((name) => name !== header) }]
}
