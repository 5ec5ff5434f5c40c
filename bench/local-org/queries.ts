/** SOQL and SOSL over everything that was filled in. */
import assert from 'node:assert/strict'
import { medianMs } from '../support/measure.ts'
import type { Part } from '../support/report.ts'
import type { Bench } from './bench.ts'

/** Contacts a parent has, so that the asked ones make a page. */
const pageRows = 2000

export function queryParts({ org, options, size, data }: Bench): Part[] {
  const times = options.full ? 30 : 10
  const headers = { authorization: `Bearer ${org.accessToken}` }

  async function ask(path: string, mark: string): Promise<void> {
    const answer = await fetch(`${org.url}/services/data/v66.0${path}`, { headers })
    const text = await answer.text()
    assert.ok(text.includes(mark), `${path.slice(0, 80)} was to answer ${mark}: ${text.slice(0, 200)}`)
  }
  const query = (soql: string, mark: string) => ask(`/query?q=${encodeURIComponent(soql)}`, mark)
  const measure = (name: string, goal: number, work: () => Promise<void>): Part => ({
    name,
    run: async () => [{ name, value: await medianMs(times, work), unit: 'ms', goal: { atMost: goal } }],
  })
  const some = () => {
    const perParent = size.contacts / data().parents.length
    return data()
      .parents.slice(0, Math.ceil(pageRows / perParent))
      .map((id) => `'${id}'`)
      .join(',')
  }
  const fields = 'Id, FirstName, LastName, Email, Phone, LeadSource, SystemModstamp'
  return [
    measure('page of 2,000 by a look-up', 30, () =>
      query(`SELECT ${fields} FROM Contact WHERE AccountId IN (${some()}) LIMIT ${pageRows}`, '"done":true'),
    ),
    measure('page of 2,000 by time, as polling asks', 30, () =>
      query(
        `SELECT ${fields} FROM Contact WHERE SystemModstamp > 2020-01-01T00:00:00Z ORDER BY SystemModstamp, Id LIMIT ${pageRows}`,
        '"done":true',
      ),
    ),
    measure(`aggregate over ${size.contacts.toLocaleString('en')}`, 300, () =>
      query('SELECT LeadSource, COUNT(Id) n, MAX(CreatedDate) m FROM Contact GROUP BY LeadSource', 'AggregateResult'),
    ),
    measure('SOSL', 50, () =>
      ask(`/search?q=${encodeURIComponent('FIND {12345} IN ALL FIELDS RETURNING Contact(Id, Name)')}`, 'Person 12345'),
    ),
  ]
}
