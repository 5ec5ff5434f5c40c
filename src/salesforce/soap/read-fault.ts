/** Reads the fault out of a SOAP answer. */
import { find, readXml, textOf } from './read-xml.ts'

/** Codes after which nobody knows whether something was done: with them a fault is no refusal. */
const uncertain = new Set(['UNKNOWN_EXCEPTION', 'REQUEST_RUNNING_TOO_LONG', 'SERVER_UNAVAILABLE'])

/** The refusal as REST would word it; undefined for an answer that is no fault, or one that leaves it open what was done. */
export function readFault(body: unknown): { errorCode: string; message: string } | undefined {
  const fault = find(readXml(body), 'Body', 'Fault')
  const errorCode = textOf(fault, 'faultcode')?.replace(/^.*:/, '')
  if (errorCode === undefined || uncertain.has(errorCode)) return undefined
  const said = textOf(fault, 'faultstring') ?? ''
  return { errorCode, message: said.startsWith(`${errorCode}: `) ? said.slice(errorCode.length + 2) : said }
}
