/** Data: start over, load a seed, add records, make many. */

import { z } from 'zod'
import { type Controlled, connection, endpoint, ok } from '../endpoint.ts'
import { generate, generator } from '../generate.ts'
import { unknown } from '../refusal.ts'

const record = z.record(z.string(), z.unknown())

async function loadNamed({ instance, seeds }: Controlled, name: string): Promise<void> {
  const seed = seeds.get(name)
  if (!seed) throw unknown(`There is no seed ${name}. There are: ${[...seeds.keys()].join(', ')}.`)
  await instance.org.seed(seed)
}

async function insert({ instance }: Controlled, records: Record<string, Record<string, unknown>[]>) {
  const ids: Record<string, string[]> = {}
  await instance.org.seed((org) => {
    for (const [object, rows] of Object.entries(records)) ids[object] = org.insert(object, rows)
  })
  return ids
}

export const endpoints = [
  endpoint({
    method: 'POST',
    path: '/reset',
    summary: 'Forgets all data, rules and custom schema, loads a seed, and answers tokens and ids of the new org',
    input: z.strictObject({
      seed: z.string().optional().describe('demo, empty, …; default: the one loaded before'),
      accounts: z.boolean().default(false).describe('forget connected apps, passwords, consents and tokens, too'),
    }),
    output: connection,
    async run(controlled, { seed, accounts }) {
      const name = seed ?? controlled.seedName()
      if (!controlled.seeds.has(name)) {
        throw unknown(`There is no seed ${name}. There are: ${[...controlled.seeds.keys()].join(', ')}.`)
      }
      return controlled.reset(name, !accounts)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/seed',
    summary: 'Adds data as the administrator, past validation rules: a named seed, given records, or generated ones',
    input: z.union([
      z.strictObject({ seed: z.string().describe('name of a seed') }),
      z.strictObject({ records: z.record(z.string(), z.array(record)).describe('object -> records') }),
      z.strictObject({ generator }),
    ]),
    output: z.union([
      ok.describe('a named seed'),
      z.strictObject({ ids: z.record(z.string(), z.array(z.string())).describe('object -> ids, in order') }),
      z.strictObject({ count: z.int(), first: z.string(), last: z.string() }).describe('generated records'),
    ]),
    async run(controlled, wish) {
      if ('seed' in wish) return loadNamed(controlled, wish.seed)
      if ('records' in wish) return { ids: await insert(controlled, wish.records) }
      return generate(controlled.instance.org, wish.generator)
    },
  }),
]
