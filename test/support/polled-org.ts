/** The feeds of one local org on a database of their own, gone after the file's last test. */
import { after } from 'node:test'
import type { Store } from '../../src/store/index.ts'
import { type PolledOrg as Opened, openPolledOrg } from './open-polled-org.ts'
import { testStore } from './store.ts'

export type PolledOrg = Opened & { store: Store & { url: string } }

export async function polledOrg(): Promise<PolledOrg> {
  const store = await testStore()
  const scene = await openPolledOrg(store)
  after(() => scene.close())
  return { ...scene, store }
}
