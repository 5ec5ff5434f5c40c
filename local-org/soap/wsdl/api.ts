/** The APIs that have a WSDL, by the name their address ends in: what their namespaces, ports and records are called. */

import type { VocabularyName } from './vocabulary.ts'

export interface WsdlApi {
  /** What the comment at the head of the file says before the version: clients read it there. */
  title: string
  vocabulary: VocabularyName
  namespace: string
  /** Letter of its door: /services/Soap/u/60.0 */
  door: string
  service: string
  port: string
  portType: string
  binding: string
  documentation: string
  /** Namespaces of its records, of its faults and, in the Tooling API, of components. */
  records?: string
  faults?: string
  components?: string
  /** How records are told: any fields, or the org's own objects as the data or the Tooling API sees them. */
  objects?: 'any' | 'data' | 'tooling'
  /** Headers the vocabulary has and this API has not. */
  without?: string
}

const dataPort = {
  vocabulary: 'data',
  service: 'SforceService',
  port: 'Soap',
  portType: 'Soap',
  binding: 'SoapBinding',
  documentation: 'Sforce SOAP API',
} as const

export const wsdlApis: Readonly<Record<string, WsdlApi>> = {
  partner: {
    ...dataPort,
    title: 'Partner Web Services API Version',
    namespace: 'urn:partner.soap.sforce.com',
    door: 'u',
    records: 'urn:sobject.partner.soap.sforce.com',
    faults: 'urn:fault.partner.soap.sforce.com',
    objects: 'any',
  },
  enterprise: {
    ...dataPort,
    title: 'Enterprise Web Services API Version',
    namespace: 'urn:enterprise.soap.sforce.com',
    door: 'c',
    records: 'urn:sobject.enterprise.soap.sforce.com',
    faults: 'urn:fault.enterprise.soap.sforce.com',
    objects: 'data',
    without: 'CallOptions',
  },
  metadata: {
    title: 'Metadata API version',
    vocabulary: 'metadata',
    namespace: 'http://soap.sforce.com/2006/04/metadata',
    door: 'm',
    service: 'MetadataService',
    port: 'Metadata',
    portType: 'MetadataPortType',
    binding: 'MetadataBinding',
    documentation: 'Manage your Salesforce.com metadata',
  },
  apex: {
    title: 'Apex API version',
    vocabulary: 'apex',
    namespace: 'http://soap.sforce.com/2006/08/apex',
    door: 's',
    service: 'ApexService',
    port: 'Apex',
    portType: 'ApexPortType',
    binding: 'ApexBinding',
    documentation: 'Manage your Salesforce.com Apex classes and triggers',
  },
  tooling: {
    title: 'Tooling API version',
    vocabulary: 'tooling',
    namespace: 'urn:tooling.soap.sforce.com',
    door: 'T',
    service: 'SforceServiceService',
    port: 'SforceService',
    portType: 'SforceServicePortType',
    binding: 'SforceServiceBinding',
    documentation: '',
    records: 'urn:sobject.tooling.soap.sforce.com',
    faults: 'urn:fault.tooling.soap.sforce.com',
    components: 'urn:metadata.tooling.soap.sforce.com',
    objects: 'tooling',
  },
}
