/** The SOAP APIs that share one envelope, told apart by their namespaces. */

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
}

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_partner.htm */
export const partner: Dialect = {
  namespace: 'urn:partner.soap.sforce.com',
  recordNamespace: 'urn:sobject.partner.soap.sforce.com',
  faultNamespace: 'urn:fault.partner.soap.sforce.com',
  records: 'generic',
  faultDetail: true,
}

export const enterprise: Dialect = {
  namespace: 'urn:enterprise.soap.sforce.com',
  recordNamespace: 'urn:sobject.enterprise.soap.sforce.com',
  faultNamespace: 'urn:fault.enterprise.soap.sforce.com',
  records: 'by type',
  faultDetail: true,
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_intro.htm */
export const metadata: Dialect = {
  namespace: 'http://soap.sforce.com/2006/04/metadata',
  faultNamespace: 'http://soap.sforce.com/2006/04/metadata',
  records: 'generic',
  faultDetail: false,
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_api_calls_intro.htm */
export const apex: Dialect = {
  namespace: 'http://soap.sforce.com/2006/08/apex',
  faultNamespace: 'http://soap.sforce.com/2006/08/apex',
  records: 'generic',
  faultDetail: false,
}
