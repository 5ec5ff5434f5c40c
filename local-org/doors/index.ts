/** Front door of the doors: every API the local org answers, one file of this folder each, found by reading the folder. */

import { readFolder } from '../read-folder.ts'
import { createDispatcher, type Dispatcher, type Instance, type Route } from './wire/index.ts'

export { forgetJobs } from './bulk/kept-jobs.ts'
export { restoreJobs } from './bulk/restore-jobs.ts'
export { createOutbound } from './outbound/index.ts'
export { readXmlBody, toXmlAnswer, wantsXml } from './rest-xml/index.ts'
export * from './wire/index.ts'

/** Answers every request to the org behind `instance`. */
export async function openDoors(instance: Instance): Promise<Dispatcher> {
  return createDispatcher(instance, await readRoutes())
}

async function readRoutes(): Promise<Route[]> {
  const found = await readFolder<{ routes: Route[] }>(new URL('.', import.meta.url), /^(?!index$)/)
  return found.flatMap(({ module }) => module.routes)
}
