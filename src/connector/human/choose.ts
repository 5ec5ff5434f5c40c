/** From the records a look-up brought to the one a link means. */
import { Problem } from '../../problems.ts'
import type { FieldValues } from '../../salesforce/index.ts'
import { namedField } from '../check/named-field.ts'
import { didYouMean, nearest } from '../nearest.ts'
import { idOf } from '../records/row.ts'
import type { Link } from './link.ts'
import type { Asked } from './questions.ts'

interface Hit {
  object: string
  record: FieldValues
  usable: boolean
}

/** The id, or a Problem: nobody, several, or one who may not be used. Usable records go before others. */
export function choose(link: Link, asked: Asked[]): unknown {
  const own = asked.filter(({ object, given }) => link.targets.includes(object) && given === link.by)
  const failed = own.find(({ rows }) => rows instanceof Problem)
  if (failed) return failed.rows
  const hits = hitsOf(link, own)
  const usable = hits.filter((hit) => hit.usable)
  const [hit] = usable
  if (hit && usable.length === 1) return idOf(hit.record)
  if (hit) return several(link, usable)
  return hits[0] ? outOfUse(link, hits[0]) : nobody(link, own)
}

/** Of the fields a word may stand for, the best one that hits at all. */
function hitsOf(link: Link, own: Asked[]): Hit[] {
  const wanted = plain(link.value)
  const deepest = Math.max(0, ...own.map(({ by }) => by.length))
  for (let at = 0; at < deepest; at++) {
    const hits = own.flatMap(({ object, by, rows, usable }) => {
      const field = by[at]
      const same = (record: FieldValues) => field !== undefined && plain(record[field]) === wanted
      return (rows as FieldValues[])
        .filter(same)
        .map((record) => ({ object, record, usable: usable === null || record[usable] === true }))
    })
    if (hits.length) return hits
  }
  return []
}

const plain = (value: unknown) =>
  String(value ?? '')
    .trim()
    .toLowerCase()

const about = ({ field }: Link) => namedField(field)

function several(link: Link, hits: Hit[]): Problem {
  return new Problem('match-ambiguous', {
    what: `${about(link)}: "${link.value}" fits ${hits.length} records: ${hits
      .slice(0, 5)
      .map(({ object, record }) => `${object} ${idOf(record)}`)
      .join(', ')}.`,
    fix: 'Give the id, or a value only one of them has.',
    field: link.field.name,
  })
}

function outOfUse(link: Link, { object, record }: Hit): Problem {
  return new Problem('field-value-invalid', {
    what: `${about(link)}: ${object} "${link.value}" (${idOf(record)}) is not active.`,
    fix: 'Give another, or activate it in Salesforce.',
    field: link.field.name,
  })
}

function otherType(link: Link): Problem {
  const { field, type } = link
  const suggestions = nearest(type ?? '', field.referenceTo)
  return new Problem('field-value-invalid', {
    what: `${about(link)}: it leads to no ${type}.`,
    fix: didYouMean(suggestions) || `It takes a record of: ${field.referenceTo.join(', ')}.`,
    field: field.name,
    suggestions,
  })
}

function nobody(link: Link, own: Asked[]): Problem {
  if (link.targets.length === 0) return otherType(link)
  const names = own.flatMap(({ by, rows }) => (rows as FieldValues[]).flatMap((row) => by.map((field) => row[field])))
  const suggestions = nearest(
    link.value,
    names.filter((name) => typeof name === 'string'),
  )
  const where = own.length ? link.targets.join(' or ') : `record of ${link.targets.join(', ')} with a field ${link.by}`
  return new Problem('field-value-invalid', {
    what: `${about(link)}: there is no ${where} "${link.value}" the connected user may see.`,
    fix: didYouMean(suggestions) || 'Check the spelling, or give the id.',
    field: link.field.name,
    suggestions,
  })
}
