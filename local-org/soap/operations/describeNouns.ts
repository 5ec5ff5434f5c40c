/** What objects and their fields are called: DescribeNounResult of the partner WSDL. Nothing was renamed, and English knows no cases. */

import type { ObjectDef } from '../../org/index.ts'
import type { Operation } from '../operation.ts'
import { objectNamed } from '../records/read-record.ts'
import { flagIn, textsIn } from '../xml/element.ts'
import type { Xml } from '../xml/write-xml.ts'

export default {
  run(call, args) {
    if (flagIn(args, 'onlyRenamed')) return []
    const objects = textsIn(args, 'nouns').map((name) => objectNamed(call, name))
    const withFields = flagIn(args, 'includeFields') ?? false
    return objects.flatMap((object) => [ofObject(object), ...(withFields ? ofFields(object) : [])])
  },
} satisfies Operation

function ofObject({ name, label, labelPlural }: ObjectDef): Xml {
  return noun(name, [label, labelPlural])
}

function ofFields({ fields }: ObjectDef): Xml[] {
  return fields.map(({ name, label }) => noun(name, [label]))
}

/** The first value is the singular, the second the plural. */
function noun(name: string, values: string[]): Xml {
  const caseValues = values.map((value, index) => {
    return {
      article: 'None',
      caseType: 'Nominative',
      number: index === 0 ? 'Singular' : 'Plural',
      possessive: 'None',
      value,
    }
  })
  return { caseValues, developerName: name, gender: null, name, pluralAlias: null, startsWith: null }
}
