/** What an operation of a SOAP API is, and how a folder of them is read: one file each, named as the operation is. */

import { readFolder } from '../read-folder.ts'
import type { OpenSoapCall, SoapCall } from './soap-call.ts'
import type { XmlElement } from './xml/element.ts'
import type { Xml } from './xml/write-xml.ts'

/** `run` answers the content of `result`: a list repeats it, undefined leaves it out. Throws OrgError for a fault. */
export type Operation =
  | { open: true; run(call: OpenSoapCall, args: XmlElement): Xml | Promise<Xml> }
  | { open?: false; run(call: SoapCall, args: XmlElement): Xml | Promise<Xml> }

/** The operations of a folder by name. */
export async function readOperations(folder: URL): Promise<ReadonlyMap<string, Operation>> {
  const found = await readFolder<{ default: Operation }>(folder)
  return new Map(found.map(({ name, module }) => [name, module.default]))
}
