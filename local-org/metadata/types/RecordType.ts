/** Record types of an object (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_recordtype.htm). */

import type { RecordTypeChoices, Row } from '../../org/index.ts'
import { storeComponent, storedComponent } from '../component-store.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factList, factText, toXml } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, missing, notThere } from '../refusals.ts'
import { dropRowComponent, putRow, rowsOf } from '../rows.ts'
import { splitName } from '../split-name.ts'

const type = 'RecordType'

export default {
  name: type,
  prefix: '012',
  parent: { type: 'CustomObject', element: 'recordTypes' },
  order: 30,
  fullNames: (ground) => rowsOf(ground, type).map((row) => `${row['SobjectType']}.${row['DeveloperName']}`),
  read(ground, fullName) {
    const row = find(ground, fullName)
    if (!row) return undefined
    const stored = storedComponent(ground, type, fullName)
    if (stored) return toXml(stored.facts)
    return {
      active: row['IsActive'] !== false,
      description: row['Description'] ?? undefined,
      label: row['Name'],
    }
  },
  plan(draft, fullName, facts) {
    const { object, name } = splitName(fullName)
    if (!draft.hasObject(object)) throw notThere('CustomObject', object)
    const label = factText(facts, 'label')
    if (!label) throw missing('label')
    for (const field of Object.keys(choicesIn(facts))) {
      if (draft.field(object, field)) continue
      throw invalid(`Picklist ${field} of record type ${fullName} does not exist`, 'picklistValues')
    }
    const row = find(draft.ground, fullName)
    const values = {
      Name: label,
      Description: factText(facts, 'description') ?? null,
      IsActive: factFlag(facts, 'active'),
    }
    const place = row ? {} : { DeveloperName: name, SobjectType: object }
    return {
      created: !row,
      apply() {
        const id = putRow(draft.ground, type, row, { ...values, ...place })
        setChoices(draft.ground, id, { ...choicesIn(facts), ...processIn(draft, object, facts) })
        storeComponent(draft.ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    dropRowComponent(ground, type, fullName, find(ground, fullName))
  },
} satisfies MetadataType

/** The field whose choices a business process narrows. */
const processFields: Readonly<Record<string, string>> = {
  Case: 'Status',
  Lead: 'Status',
  Opportunity: 'StageName',
  Solution: 'Status',
}

/** What the business process offers that the type names: the steps of a sale, of a case. */
function processIn(draft: Draft, object: string, facts: Facts): Record<string, RecordTypeChoices> {
  const fullName = `${object}.${factText(facts, 'businessProcess')}`
  const stored = storedComponent(draft.ground, 'BusinessProcess', fullName)?.facts
  const process = draft.planned('BusinessProcess', fullName) ?? stored
  const field = processFields[object]
  return process && field ? { [field]: choicesOf(process) } : {}
}

/** Values are spelt as in addresses there: 'Id%2E Decision Makers'. */
function choicesIn(facts: Facts): Record<string, RecordTypeChoices> {
  const entries = factList(facts, 'picklistValues').map((one): [string, RecordTypeChoices] => {
    return [factText(one, 'picklist') ?? '', choicesOf(one)]
  })
  return Object.fromEntries(entries)
}

function choicesOf(told: Facts): RecordTypeChoices {
  const given = factList(told, 'values')
  const nameOf = (value: Facts) => decodeURIComponent(factText(value, 'fullName') ?? '')
  const usual = given.find((value) => factFlag(value, 'default'))
  return { values: given.map(nameOf), ...(usual ? { defaultValue: nameOf(usual) } : {}) }
}

function setChoices({ org }: Ground, id: string, choices: Record<string, RecordTypeChoices>): void {
  const known = org.rules.recordTypeChoices
  if (Object.keys(choices).length === 0 && !(id in known)) return
  org.setRules({ recordTypeChoices: { ...known, [id]: choices } })
}

function find(ground: Ground, fullName: string): Row | undefined {
  const { object, name } = splitName(fullName)
  return rowsOf(ground, type).find((row) => row['SobjectType'] === object && row['DeveloperName'] === name)
}
