/** Writes a metadata file as Salesforce does: four blanks a level, one element a line. */

import { writeContent, type Xml } from '../../soap/index.ts'

const namespace = 'http://soap.sforce.com/2006/04/metadata'

/** The text of a file whose root is the type. */
export function writeFile(type: string, content: Record<string, Xml>): string {
  const lines = Object.entries(content).flatMap(([name, value]) => write(name, value, '    '))
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<${type} xmlns="${namespace}">`, ...lines, `</${type}>`, ''].join(
    '\n',
  )
}

function write(name: string, value: Xml, indent: string): string[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((item: Xml) => write(name, item, indent))
  if (typeof value !== 'object') return [`${indent}<${name}>${writeContent(value)}</${name}>`]
  const inner = Object.entries(value).flatMap(([member, part]) => write(member, part as Xml, `${indent}    `))
  return [`${indent}<${name}>`, ...inner, `${indent}</${name}>`]
}
