/** Single records, read and written over keep-alive connections. */
import assert from 'node:assert/strict'
import { Pool } from 'undici'
import { cpuMs, perSecond } from '../support/measure.ts'
import type { Figure, Part } from '../support/report.ts'
import type { Bench } from './bench.ts'

const connections = 16

export function rowParts({ org, options, data }: Bench): Part[] {
  const seconds = options.full ? 10 : 3

  /** Rounds per second; the goal is the server's, so what this process takes of the two cores is told as well. */
  async function race(
    name: string,
    round: (pool: Pool, headers: Record<string, string>, n: number) => Promise<unknown>,
  ): Promise<Figure[]> {
    const pool = new Pool(org.url, { connections })
    const headers = { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' }
    await perSecond(1, connections, (n) => round(pool, headers, n))
    const before = cpuMs(org.pid)
    const rate = await perSecond(seconds, connections, (n) => round(pool, headers, n))
    const share = (cpuMs(org.pid) - before) / (seconds * 1000)
    await pool.close()
    const note = `the org used ${share.toFixed(2)} of a core`
    return [{ name, value: rate, unit: '/s', goal: { atLeast: 2000 }, note }]
  }

  const path = () => `/services/data/v66.0/sobjects/Contact/${data().contact}`
  return [
    {
      name: 'read rows',
      run: () =>
        race('single-record reads', async (pool, headers) => {
          const { statusCode, body } = await pool.request({ method: 'GET', path: path(), headers })
          await body.text()
          assert.equal(statusCode, 200, `a read was answered with ${statusCode}`)
        }),
    },
    {
      name: 'write rows',
      run: () =>
        race('single-record writes', async (pool, headers, n) => {
          const body = JSON.stringify({ Title: `Title ${n}` })
          const answer = await pool.request({ method: 'PATCH', path: path(), headers, body })
          await answer.body.text()
          assert.equal(answer.statusCode, 204, `a write was answered with ${answer.statusCode}`)
        }),
    },
  ]
}
