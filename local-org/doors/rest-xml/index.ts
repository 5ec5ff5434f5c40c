/** Front door of REST in XML: bodies in, answers out, around the doors that know JSON only. */

export { readXmlBody } from './read-body.ts'
export { toXmlAnswer, wantsXml } from './write-answer.ts'
