/** Writes a metadata file as Salesforce does: four blanks a level, one element a line. */

import { Tagged, writeContent, writeElement, type Xml } from '../../soap/index.ts'

const namespace = 'http://soap.sforce.com/2006/04/metadata'
/** Types whose values say which type they are. */
const schemaSpaces: Readonly<Record<string, string>> = {
  CustomMetadata: ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"',
}

/** The text of a file whose root is the type. */
export function writeFile(type: string, content: Record<string, Xml>): string {
  const lines = Object.entries(content).flatMap(([name, value]) => write(name, value, '    '))
  const start = `<${type} xmlns="${namespace}"${schemaSpaces[type] ?? ''}>`
  return ['<?xml version="1.0" encoding="UTF-8"?>', start, ...lines, `</${type}>`, ''].join('\n')
}

function write(name: string, value: Xml, indent: string): string[] {
  if (value === null || value === undefined) return []
  if (value instanceof Tagged) return [`${indent}${writeElement(name, value)}`]
  if (Array.isArray(value)) return value.flatMap((item: Xml) => write(name, item, indent))
  if (value === '') return [`${indent}<${name}/>`]
  if (typeof value !== 'object') return [`${indent}<${name}>${writeContent(value)}</${name}>`]
  const inner = Object.entries(value).flatMap(([member, part]) => write(member, part as Xml, `${indent}    `))
  return [`${indent}<${name}>`, ...inner, `${indent}</${name}>`]
}
