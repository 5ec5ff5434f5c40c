/** Writes the REST describes as XML: the same facts, in the order of the WSDL. */

import { describeBriefly, describeObject } from '../../doors/describe/index.ts'
import type { ObjectDef } from '../../org/index.ts'
import type { SoapCall } from '../soap-call.ts'
import type { Xml } from '../xml/write-xml.ts'
import { isFacts, writeShape } from './write-shape.ts'

/** DescribeGlobalSObjectResult. */
export function writeBriefDescribe(call: SoapCall, object: ObjectDef): Xml {
  return writeShape(call.version, 'DescribeGlobalSObjectResult', { ...describeBriefly(call, object), idEnabled: true })
}

/** DescribeSObjectResult. */
export function writeDescribe(call: SoapCall, object: ObjectDef): Xml {
  const facts = describeObject(call, object)
  const urls = isFacts(facts['urls']) ? facts['urls'] : {}
  return writeShape(call.version, 'DescribeSObjectResult', {
    ...facts,
    idEnabled: true,
    urlDetail: urls['uiDetailTemplate'],
    urlEdit: urls['uiEditTemplate'],
    urlNew: urls['uiNewRecord'],
  })
}
