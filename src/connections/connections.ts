/** All connections of this server: which orgs we may speak to, and the clients that do. */
import type {
  ConnectionInfo as Connection,
  ConnectionCheck,
  ConnectionSettings,
  NewConnection,
} from '../contract/index.ts'
import type { CallReport, ObjectDescribe, Salesforce } from '../salesforce/index.ts'
import type { Need } from './checks/index.ts'
import type { Rotation } from './rotate-vault.ts'
import type { SignInAnswer } from './sign-in.ts'

/** All take a connection's id; `get` and `pick` take its name as well. All throw `not-found` for an unknown one. */
export interface Connections {
  /** As one tenant has them. */
  of(tenantId: string): Connections
  list(): Promise<Connection[]>
  get(idOrName: string): Promise<Connection>
  /** The named one, or the only one there is; of a tenant where one is given. */
  pick(idOrName?: string, tenantId?: string): Promise<Connection>
  create(wanted: NewConnection): Promise<Connection>
  change(id: string, change: { name?: string; settings?: ConnectionSettings }): Promise<Connection>
  /** Withdraws the tokens, then forgets the connection. Its events and runs stay. */
  remove(id: string): Promise<void>

  /** The address to sign in at (web flow). */
  beginOAuth(id: string, redirectUri: string): Promise<string>
  finishOAuth(answer: SignInAnswer): Promise<Connection>
  /** Signs in without a person (client credentials, JWT). */
  connect(id: string): Promise<Connection>

  /** The client; it reads the session when it calls. */
  salesforce(id: string): Salesforce
  /** Kept for five minutes. Throws `object-unknown`. */
  describe(id: string, object: string): Promise<ObjectDescribe>
  /** Named checks, also of the rights `needs` names; asks Salesforce anew also where calls are refused at present. */
  test(id: string, needs?: Need[]): Promise<ConnectionCheck[]>

  /** No calls until resumed; noticed by every server within a second. */
  pause(id: string): Promise<void>
  resume(id: string): Promise<void>
  /** The kill switch. */
  revoke(id: string): Promise<void>

  /** Changes the master key while calls go on. Throws `conflict` while another rotation runs. */
  rotateVault(): Promise<Rotation>

  /** Told of every call of this process. Returns how to stop it. */
  onCall(listener: (id: string, report: CallReport) => void): () => void
  /** Told when a connection's state changed in this process. */
  onChange(listener: (connection: Connection) => void): () => void
  /** Writes what is not written yet. */
  close(): Promise<void>
}
