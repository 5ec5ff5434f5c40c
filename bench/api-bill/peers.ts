/**
 * What others spend of an org's API allowance for the same. Measured: their published code was run against a server that counts
 * (n8n, Nango, jsforce); read: counted in their source (Pipedream, Activepieces, Segment, Airbyte); told: from their documentation
 * (Zapier, Workato). n8n 2.41, Pipedream a7231cc, Activepieces (index copies of 2026), Nango integration-templates 3196dff, jsforce
 * 3.10, Zapier's and Workato's pages, all of 2026.
 */
export type Job = 'triggers' | 'upsert' | 'findOrCreate' | 'files' | 'burst'

export const peers: Record<Job, Record<string, number | string>> = {
  // 20 triggers, each minute, a day. Each of them polls for each trigger by itself; Workato at its quickest rhythm of 5 minutes.
  triggers: {
    n8n: 28_800,
    Nango: 28_800,
    Pipedream: 28_800,
    Activepieces: 28_800,
    Zapier: 28_800,
    Workato: 5760,
    Airbyte: '115,200 and more',
  },
  upsert: {
    n8n: 10_000,
    Nango: '50 to 10,000',
    Pipedream: 10_000,
    Activepieces: '50 to 10,000',
    Segment: '30 to 20,000',
    jsforce: 50,
    Zapier: 10_000,
    Workato: '6 to 10,000',
  },
  findOrCreate: {
    n8n: 2000,
    Nango: 2000,
    Pipedream: 2000,
    Activepieces: 2000,
    Segment: 2000,
    jsforce: 2000,
    Zapier: '1,000 to 2,000',
    Workato: 2000,
  },
  files: { n8n: 100, Nango: 100, Pipedream: 100, Activepieces: 100, Zapier: 100, Workato: 100 },
  // n8n reads the first pages again and again while the burst is within its overlap, and tells 170,000 events of 20,000.
  burst: { n8n: '174 (170,000 events)', Pipedream: 200 },
}
