/** Writes the second half of a WSDL: messages, the operations with their headers and faults, and the address. */

import { Tagged, writeElement, type Xml } from '../xml/write-xml.ts'
import type { WsdlApi } from './api.ts'
import type { Declaration, Operation, Structure } from './notation.ts'

export interface Ports {
  api: WsdlApi
  operations: readonly Operation[]
  headers: readonly Structure[]
  /** Those that are elements of the namespace of faults. */
  faults: readonly Structure[]
  /** Where the org answers: 'https://…/services/Soap/u/60.0'. */
  location: string
}

export function isElement(declared: Declaration): declared is Structure {
  return declared.kind === 'element'
}

export function writePorts({ api, operations, headers, faults, location }: Ports): string {
  const transport = new Tagged({ style: 'document', transport: 'http://schemas.xmlsoap.org/soap/http' }, '')
  const port = { 'soap:address': new Tagged({ location }, '') }
  return [
    writeElement('message', [headerMessage(headers), ...faults.map(faultMessage), ...operations.flatMap(messages)]),
    writeElement('portType', new Tagged({ name: api.portType }, { operation: operations.map(declare) })),
    writeElement(
      'binding',
      new Tagged(
        { name: api.binding, type: `tns:${api.portType}` },
        { 'soap:binding': transport, operation: operations.map(bind) },
      ),
    ),
    writeElement(
      'service',
      new Tagged(
        { name: api.service },
        {
          documentation: api.documentation,
          port: new Tagged({ binding: `tns:${api.binding}`, name: api.port }, port),
        },
      ),
    ),
  ].join('\n')
}

function part(name: string, element: string): Tagged {
  return new Tagged({ element, name }, '')
}

function headerMessage(headers: readonly Structure[]): Tagged {
  return new Tagged({ name: 'Header' }, { part: headers.map(({ name }) => part(name, `tns:${name}`)) })
}

function faultMessage({ name, base = name }: Structure): Tagged {
  return new Tagged({ name: base }, { part: part('fault', `fns:${name}`) })
}

function messages({ name }: Operation): Tagged[] {
  return [
    new Tagged({ name: `${name}Request` }, { part: part('parameters', `tns:${name}`) }),
    new Tagged({ name: `${name}Response` }, { part: part('parameters', `tns:${name}Response`) }),
  ]
}

function declare({ name, faults }: Operation): Tagged {
  return new Tagged(
    { name },
    {
      input: new Tagged({ message: `tns:${name}Request` }, ''),
      output: new Tagged({ message: `tns:${name}Response` }, ''),
      fault: faults.map((fault) => new Tagged({ message: `tns:${fault}`, name: fault }, '')),
    },
  )
}

function bind({ name, faults, reads, tells }: Operation): Tagged {
  const literal = { use: 'literal' }
  return new Tagged(
    { name },
    {
      'soap:operation': new Tagged({ soapAction: '' }, ''),
      input: { ...headerParts(reads), 'soap:body': new Tagged({ parts: 'parameters', ...literal }, '') },
      output: { ...headerParts(tells), 'soap:body': new Tagged(literal, '') },
      fault: faults.map((fault) => {
        return new Tagged({ name: fault }, { 'soap:fault': new Tagged({ name: fault, ...literal }, '') })
      }),
    },
  )
}

function headerParts(names: readonly string[]): Record<string, Xml> {
  return { 'soap:header': names.map((name) => new Tagged({ use: 'literal', message: 'tns:Header', part: name }, '')) }
}
