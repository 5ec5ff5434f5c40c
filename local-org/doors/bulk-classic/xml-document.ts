/** XML as Bulk API 1 answers it: one root element in its namespace. */

import { writeContent, writeElement, type Xml } from '../../soap/index.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>'
const namespace = 'xmlns="http://www.force.com/2009/06/asyncapi/dataload"'

/** The declaration and the opening tag of the root. */
export function openTag(root: string): string {
  const nil = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
  return `${declaration}<${root} ${namespace} ${nil}>`
}

/** A whole document. */
export function xmlDocument(root: string, content: Xml): string {
  return `${openTag(root)}${writeContent(content)}</${root}>`
}

/** Elements by name, in lists where there are several. */
export type Elements = { [name: string]: string | number | undefined | Elements[] }

/** A document about jobs and batches, line by line as recordings have it. */
export function linesDocument(root: string, content: Elements): string {
  return `${declaration}<${root}\n   ${namespace}>\n${linesOf(content, ' ')}</${root}>`
}

function linesOf(content: Elements, indent: string): string {
  return Object.entries(content)
    .map(([name, value]) => {
      if (value === undefined) return ''
      if (!Array.isArray(value)) return `${indent}${writeElement(name, value)}\n`
      return value.map((one) => `${indent}<${name}>\n${linesOf(one, `${indent} `)}${indent}</${name}>\n`).join('')
    })
    .join('')
}
