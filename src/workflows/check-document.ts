/** Checks a document against the catalogue: what it names must be there, what it reads must be known by then. */
import { type Catalog, readSettings, type Trigger } from '../connector/index.ts'
import { Problem } from '../problems.ts'
import { checkTemplate, type Readable } from './check-template.ts'
import { checkStep } from './checks/index.ts'
import { kindOf } from './kinds/index.ts'
import type { Mistake } from './mistakes.ts'
import type { WorkflowDocument } from './shape.ts'
import { templatesOf } from './templates-of.ts'
import { namesOf, walkSteps } from './walk-steps.ts'

/** Names the engine itself puts beside the results. */
const given = ['event', 'trigger', 'workflow', 'run', 'recordId']
const reserved = new Set([...given, 'json', 'steps', 'item', 'index', 'error'])

/**
 * Every mistake.
 * @param lost names that steps which cannot be read may give: nothing is said of who reads them
 */
export function checkDocument(document: WorkflowDocument, catalog: Catalog, lost: ReadonlySet<string>): Mistake[] {
  const mistakes: Mistake[] = []
  const trigger = checkTrigger(document, catalog, mistakes)
  const ids = allIds(document, mistakes)
  walkSteps(document.steps, ({ step, path, known }) => {
    mistakes.push(...checkStep(step, path, catalog))
    // A set step may rename what came: set: { phone: "{{ json.phone | strip }}" } reads the payload's own.
    const readable: Readable = {
      known: new Set([...known, ...given, ...lost, ...(kindOf(step).names?.(step) ?? [])]),
      ids,
      // Of a trigger that is not there nobody knows what it brings.
      recordFields: Boolean(trigger?.object),
    }
    for (const template of templatesOf(step, path)) mistakes.push(...checkTemplate(template, readable))
  })
  return mistakes
}

function checkTrigger(document: WorkflowDocument, catalog: Catalog, mistakes: Mistake[]): Trigger | null {
  const { on, with: settings } = document.trigger
  try {
    const trigger = catalog.trigger(on)
    const read = readSettings(trigger, settings)
    if (!read.ok)
      mistakes.push({ path: ['trigger', 'with'], what: read.problem.details.what, fix: read.problem.details.fix })
    return trigger
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    mistakes.push({ path: ['trigger', 'on'], what: thrown.details.what, fix: thrown.details.fix })
    return null
  }
}

/** All names steps give to results; told twice is a mistake, as the later one would hide the earlier. */
function allIds(document: WorkflowDocument, mistakes: Mistake[]): Set<string> {
  const ids = new Set<string>()
  walkSteps(document.steps, ({ step, path }) => {
    if (reserved.has(step.id)) {
      mistakes.push({
        path: [...path, 'id'],
        what: `"${step.id}" is a name of Rainmaker’s own.`,
        fix: 'Choose another id.',
      })
    }
    if (ids.has(step.id)) {
      mistakes.push({
        path: [...path, 'id'],
        what: `The id "${step.id}" is used twice.`,
        fix: 'Give each step its own id.',
      })
    }
    for (const name of namesOf(step)) ids.add(name)
  })
  return ids
}
