/**
 * What others spend of an org's API allowance for the same. Measured: their published code was run against a server that counts;
 * read: counted in their source; told: from their documentation. n8n 2.41, Pipedream a7231cc, Activepieces (index copies of
 * 2026), Nango integration-templates 3196dff, Zapier's and Workato's pages, all of 2026.
 */
export type Job = 'triggers' | 'upsert' | 'findOrCreate' | 'files' | 'burst'

export const peers: Record<Job, Record<string, number | string>> = {
  // 20 triggers, each minute, a day. Each of them polls for each trigger by itself.
  triggers: { n8n: 28_800, Nango: 28_800, Pipedream: 28_800, Activepieces: 28_800, Zapier: 28_800 },
  upsert: { n8n: 10_000, Nango: '50 to 10,000', Pipedream: 10_000, Activepieces: '50 to 10,000', Zapier: 10_000 },
  findOrCreate: { n8n: 2000, Nango: 2000, Pipedream: 2000, Activepieces: 2000, Zapier: '1,000 to 2,000' },
  files: { n8n: 100, Pipedream: 100, Activepieces: 100, Zapier: 100 },
  // n8n reads the first pages again and again while the burst is within its overlap.
  burst: { n8n: 174, Pipedream: 200 },
}
