/** Checks of rights: one for each object that workflows in use touch. */
import { Problem } from '../../problems.ts'
import type { Check } from './check.ts'
import { type MissingRight, missingRights } from './missing-rights.ts'
import { mergeNeeds, type Need } from './need.ts'

/** In order of names. */
export function rightsChecks(needs: Need[]): Check[] {
  const byObject = Map.groupBy(mergeNeeds(needs), ({ object }) => object)
  return [...byObject].sort(([a], [b]) => a.localeCompare(b)).map(([object, own]) => rightsCheck(object, own))
}

function rightsCheck(object: string, needs: Need[]): Check {
  const rights = needs.map(({ access }) => access).join(', ')
  return {
    name: `rights:${object}`,
    title: `The user may ${rights} ${object} as workflows need it`,
    async look({ salesforce }) {
      const missing = missingRights(await salesforce.describe(object), needs)
      if (missing.length > 0) throw lacking(object, missing)
      const fields = new Set(needs.flatMap((need) => need.fields))
      return `${rights}; ${fields.size} field${fields.size === 1 ? '' : 's'} in use`
    },
  }
}

function lacking(object: string, missing: MissingRight[]): Problem {
  return new Problem('access-denied', {
    what: missing.map(({ what }) => what).join(' '),
    why: 'A workflow that is switched on touches them.',
    fix: `${missing[0]?.fix} Or export a permission set with all of it: rainmaker preflight --permission-set rights.zip.`,
    object,
    items: missing,
  })
}
