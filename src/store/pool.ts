/** The one pool of connections, with our schema in front and prepared statements where they are safe. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { parsers } from './parsers.ts'

export const schema = 'rainmaker'

const preparedAtMost = 300
const names = new Map<string, string>()

/** Prepared statements halve what PostgreSQL spends on our statements, which repeat. Bounded: some texts are built. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= preparedAtMost) return undefined
  const name = createHash('md5').update(text).digest('base64url')
  names.set(text, name)
  return name
}

class Preparing extends pg.Client {
  /** Set where no pooler stands between: those may not keep statements. */
  isDirect = false

  // `never` fits the return type of every overload; the value is what pg returns.
  override query(...given: unknown[]): never {
    const [text, values, done] = given
    const isOurs = this.isDirect && typeof text === 'string' && Array.isArray(values) && values.length > 0
    const name = isOurs ? nameOf(text) : undefined
    const query = super.query as (...args: unknown[]) => unknown
    return (name ? query.call(this, { name, text, values }, done) : query.apply(this, given)) as never
  }
}

/** A database that died while all connections were in use, or being made, says so to nobody but who connects next. */
function tellingOfRefusals(Base: typeof pg.Client, onRefused: () => void): typeof pg.Client {
  return class extends Base {
    override connect(...given: unknown[]): never {
      const [done] = given
      const connect = super.connect as (...args: unknown[]) => unknown
      if (typeof done !== 'function') return connect.apply(this, given) as never
      return connect.call(this, (error: unknown) => {
        if (error) onRefused()
        done(error)
      }) as never
    }
  }
}

/**
 * Opens the pool; nothing connects yet. One connection always stays, so that others sharing an embedded server see that we are here.
 */
export function openPool(
  connection: pg.PoolConfig,
  options: { onError(error: Error): void; onRefused(): void },
): pg.Pool {
  const Client = tellingOfRefusals(Preparing, options.onRefused)
  const pool = new pg.Pool({
    ...connection,
    Client,
    types: parsers,
    max: 15,
    min: 1,
    idleTimeoutMillis: 30_000,
    // A disk that stands still for half a minute is waited for.
    connectionTimeoutMillis: 60_000,
    async onConnect(client) {
      // One that dies while in use tells so by its query as well; without a listener it would end the process.
      client.on('error', () => undefined)
      // We work for all tenants; requests of one of them say so in each transaction (tenant-pool.ts).
      await client.query(`set search_path to ${schema}, public; set rainmaker.tenant to '*'`)
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      // A pooler greets with a number of its own, since it may give us another session each time.
      if (client instanceof Preparing) client.isDirect = Reflect.get(client, 'processID') === rows[0]?.pid
    },
  })
  // Without a listener, a connection that dies while idle would end the process.
  pool.on('error', options.onError)
  return pool
}
