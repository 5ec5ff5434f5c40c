/** Front door of the doors: every API the local org answers, one file of this folder each, found by reading the folder. */

import { readdir } from 'node:fs/promises'
import { createDispatcher, type Dispatcher, type Instance, type Route } from './wire/index.ts'

export { createOutbound } from './outbound/index.ts'
export * from './wire/index.ts'

/** Answers every request to the org behind `instance`. */
export async function openDoors(instance: Instance): Promise<Dispatcher> {
  return createDispatcher(instance, await readRoutes())
}

async function readRoutes(): Promise<Route[]> {
  const folder = new URL('.', import.meta.url)
  const files = (await readdir(folder)).filter((file) => /^[a-z-]+\.ts$/.test(file) && file !== 'index.ts').sort()
  const modules: { routes: Route[] }[] = await Promise.all(files.map((file) => import(new URL(file, folder).href)))
  return modules.flatMap((module) => module.routes)
}
