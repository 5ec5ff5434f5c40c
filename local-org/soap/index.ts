/** Front door of SOAP: what the doors of the partner, enterprise, metadata and Apex APIs answer with. */

export { administers } from './administers.ts'
export { answerSoap } from './answer-soap.ts'
export { apex, type Dialect, enterprise, metadata, partner, tooling } from './dialect.ts'
export { faultAnswer } from './fault.ts'
export { type Operation, readOperations } from './operation.ts'
export type { SoapCall } from './soap-call.ts'
export { toolingOperations } from './tooling-operations.ts'
export { childOf, childrenOf, flagIn, isNil, textIn, textsIn, typeOf, type XmlElement } from './xml/element.ts'
export { readXml } from './xml/read-xml.ts'
export { Tagged, typed, writeContent, writeElement, type Xml } from './xml/write-xml.ts'
