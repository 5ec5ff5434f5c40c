/** The SOAP APIs that share one envelope, told apart by their namespaces. */

import type { Api } from '../org/index.ts'

export interface Dialect {
  /** Default namespace of replies: operations, results, headers. */
  readonly namespace: string
  /** Bound to the prefix `sf` in replies: that of the records. */
  readonly recordNamespace?: string
  /** Bound to `sf` in faults. */
  readonly faultNamespace: string
  /** How a record says what it is: partner records are all `sObject` and name their type, enterprise ones are of their type. */
  readonly records: 'generic' | 'by type'
  /** Whether faults carry a detail element with the code once more. */
  readonly faultDetail: boolean
  /** Letter of its door: /services/Soap/u/60.0 */
  readonly door: 'c' | 'm' | 's' | 'T' | 'u'
  /** Which objects it sees. */
  readonly api: Api
  /** Where the types of its replies are written down, if they are brought into that form. */
  readonly vocabulary?: 'data' | 'tooling'
}

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_partner.htm */
export const partner: Dialect = {
  namespace: 'urn:partner.soap.sforce.com',
  recordNamespace: 'urn:sobject.partner.soap.sforce.com',
  faultNamespace: 'urn:fault.partner.soap.sforce.com',
  records: 'generic',
  faultDetail: true,
  door: 'u',
  api: 'data',
  vocabulary: 'data',
}

export const enterprise: Dialect = {
  namespace: 'urn:enterprise.soap.sforce.com',
  recordNamespace: 'urn:sobject.enterprise.soap.sforce.com',
  faultNamespace: 'urn:fault.enterprise.soap.sforce.com',
  records: 'by type',
  faultDetail: true,
  door: 'c',
  api: 'data',
  vocabulary: 'data',
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_intro.htm */
export const metadata: Dialect = {
  namespace: 'http://soap.sforce.com/2006/04/metadata',
  faultNamespace: 'http://soap.sforce.com/2006/04/metadata',
  records: 'generic',
  faultDetail: false,
  door: 'm',
  api: 'data',
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_api_calls_intro.htm */
export const apex: Dialect = {
  namespace: 'http://soap.sforce.com/2006/08/apex',
  faultNamespace: 'http://soap.sforce.com/2006/08/apex',
  records: 'generic',
  faultDetail: false,
  door: 's',
  api: 'data',
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_soap_overview.htm */
export const tooling: Dialect = {
  namespace: 'urn:tooling.soap.sforce.com',
  recordNamespace: 'urn:sobject.tooling.soap.sforce.com',
  faultNamespace: 'urn:fault.tooling.soap.sforce.com',
  records: 'by type',
  faultDetail: true,
  door: 'T',
  api: 'tooling',
  vocabulary: 'tooling',
}
