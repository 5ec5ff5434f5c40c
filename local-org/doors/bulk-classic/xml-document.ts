/** XML as Bulk API 1 answers it: one root element in its namespace. */

import { writeContent, type Xml } from '../../soap/index.ts'

/** The declaration and the opening tag of the root. */
export function openTag(root: string): string {
  const namespace = 'xmlns="http://www.force.com/2009/06/asyncapi/dataload"'
  const nil = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
  return `<?xml version="1.0" encoding="UTF-8"?><${root} ${namespace} ${nil}>`
}

/** A whole document. */
export function xmlDocument(root: string, content: Xml): string {
  return `${openTag(root)}${writeContent(content)}</${root}>`
}
