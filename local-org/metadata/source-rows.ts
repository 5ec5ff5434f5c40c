/** What the rows of components with a content say: each type of them has columns of its own. */

import { contentJson } from './content-json.ts'
import { type Facts, factFlag, factText, toXml } from './facts.ts'
import { folderRow } from './folder-types.ts'
import type { Ground } from './ground.ts'

/** A component about to become a row. */
export interface Sourced {
  ground: Ground
  fullName: string
  facts: Facts
  /** Its content. */
  source: Buffer
}

type Columns = Record<string, unknown>

const ownName = (fullName: string) => fullName.slice(fullName.lastIndexOf('/') + 1)
const apiVersion = (facts: Facts) => Number(factText(facts, 'apiVersion') ?? 0) || null

const withoutContent = ({ content: _, ...facts }: Facts): Facts => facts

/** A trigger's first line says which object it is for, and when. */
const triggerHead = /\btrigger\s+\w+\s+on\s+(\w+)\s*\(([^)]*)\)/i
const moments: readonly (readonly [field: string, words: RegExp])[] = [
  ['UsageBeforeInsert', /\bbefore\s+insert\b/i],
  ['UsageAfterInsert', /\bafter\s+insert\b/i],
  ['UsageBeforeUpdate', /\bbefore\s+update\b/i],
  ['UsageAfterUpdate', /\bafter\s+update\b/i],
  ['UsageBeforeDelete', /\bbefore\s+delete\b/i],
  ['UsageAfterDelete', /\bafter\s+delete\b/i],
  ['UsageAfterUndelete', /\bafter\s+undelete\b/i],
]

export function classRow({ fullName, facts, source }: Sourced): Columns {
  const text = source.toString('utf8')
  return {
    Name: fullName,
    Body: text,
    ApiVersion: apiVersion(facts),
    Status: factText(facts, 'status') ?? 'Active',
    IsValid: true,
    LengthWithoutComments: text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').length,
    FullName: fullName,
    ManageableState: 'unmanaged',
    Metadata: JSON.stringify(contentJson(toXml(withoutContent(facts)))),
  }
}

export function triggerRow(sourced: Sourced): Columns {
  const [, object, events = ''] = triggerHead.exec(sourced.source.toString('utf8')) ?? []
  const usage = moments.map(([field, words]) => [field, words.test(events)])
  return {
    ...classRow(sourced),
    ...(object === undefined ? {} : { TableEnumOrId: object, ...Object.fromEntries(usage) }),
  }
}

export function pageRow({ fullName, facts, source }: Sourced): Columns {
  return {
    Name: fullName,
    MasterLabel: factText(facts, 'label') ?? fullName,
    Description: factText(facts, 'description') ?? null,
    ApiVersion: apiVersion(facts),
    Markup: source.toString('utf8'),
  }
}

export function resourceRow({ fullName, facts, source }: Sourced): Columns {
  return {
    Name: fullName,
    ContentType: factText(facts, 'contentType') ?? 'application/octet-stream',
    CacheControl: factText(facts, 'cacheControl') ?? 'Private',
    Description: factText(facts, 'description') ?? null,
    Body: source.toString('base64'),
  }
}

export function documentRow({ ground, fullName, facts, source }: Sourced): Columns {
  const [, name = '', ending = ''] = /^(.*?)(?:\.([^.]*))?$/.exec(ownName(fullName)) ?? []
  return {
    Name: factText(facts, 'name') ?? name,
    DeveloperName: name,
    Type: ending || null,
    Body: source.toString('base64'),
    Description: factText(facts, 'description') ?? null,
    Keywords: factText(facts, 'keywords') ?? null,
    IsPublic: factFlag(facts, 'public'),
    IsInternalUseOnly: factFlag(facts, 'internalUseOnly'),
    FolderId: folderRow(ground, 'Document', fullName.slice(0, fullName.lastIndexOf('/')))?.Id ?? ground.userId,
  }
}

export function templateRow({ ground, fullName, facts, source }: Sourced): Columns {
  const text = source.toString('utf8')
  const type = factText(facts, 'type') ?? 'text'
  const folder = folderRow(ground, 'Email', fullName.slice(0, fullName.lastIndexOf('/')))
  return {
    Name: factText(facts, 'name') ?? ownName(fullName),
    DeveloperName: ownName(fullName),
    FolderId: folder?.Id ?? ground.org.id,
    IsActive: factFlag(facts, 'available'),
    TemplateStyle: factText(facts, 'style') ?? 'none',
    TemplateType: type,
    Encoding: factText(facts, 'encodingKey') ?? null,
    Subject: factText(facts, 'subject') ?? null,
    Description: factText(facts, 'description') ?? null,
    ...(type === 'text' ? { Body: text } : { HtmlValue: text, Body: factText(facts, 'textOnly') ?? null }),
  }
}
