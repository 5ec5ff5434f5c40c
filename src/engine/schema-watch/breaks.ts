/** Which step a loss breaks, why, and what to do about it. */
import type { SchemaBreak } from '../../contract/index.ts'
import type { Loss } from './compare.ts'
import type { SchemaUse } from './uses.ts'

type Words = Pick<SchemaBreak, 'what' | 'why' | 'fix'>

/** Of one kind of loss: whether it concerns a use of the object, and what is said then. */
interface Rule {
  concerns(use: SchemaUse, loss: Loss): boolean
  words(path: string, loss: Loss, use: SchemaUse): Words
}

const names = (use: SchemaUse, { field }: Loss) =>
  use.fields.some((name) => name.toLowerCase() === field?.toLowerCase())
const writes = ({ access }: SchemaUse) => access === 'create' || access === 'update'
const valuesOf = ({ values }: SchemaUse, { field }: Loss) => values[field ?? ''] ?? []

/** A value that stands in the step as a whole comes first. */
function fits(use: SchemaUse, loss: Loss): boolean {
  const [whole] = valuesOf(use, loss)
  return whole !== undefined && whole.length <= Number(loss.is)
}

/** What a describe calls a right, and the use that needs it. */
const rights: Record<string, SchemaUse['access']> = {
  queryable: 'read',
  createable: 'create',
  updateable: 'update',
  deletable: 'delete',
}

const refused = ({ access }: SchemaUse) => `Salesforce will refuse to ${access} the record.`
/** A name in a template that is no field of the record any more gives nothing, without a word. */
function touched(use: SchemaUse): string {
  if (use.inTemplate) return 'Templates that read it come out empty, and the run goes on with nothing in its place.'
  return writes(use) ? refused(use) : 'What reads the field fails, or finds nothing, from now on.'
}

const notWritable = (access: 'create' | 'update'): Rule => ({
  concerns: (use, loss) => use.access === access && names(use, loss),
  words: (path, _, use) => ({
    what: `The connected user may no longer ${access} ${path}.`,
    why: refused(use),
    fix: `Give the user edit access to ${path} again (rainmaker preflight --permission-set exports it), or take the field out of the step.`,
  }),
})

export const rules: Record<Loss['change'], Rule> = {
  'object-gone': {
    concerns: () => true,
    words: (path) => ({
      what: `${path} is gone, or hidden from the connected user.`,
      why: 'Every call for it is refused.',
      fix: `Restore ${path} from the deleted objects, or give the user the object permission; else change the workflow.`,
    }),
  },
  'object-right-lost': {
    concerns: ({ access }, { was }) => rights[was] === access,
    words: (path, _, { access }) => ({
      what: `The connected user may no longer ${access} ${path} records.`,
      why: `Every call to ${access} one is refused.`,
      fix: `Give the user the object permission on ${path} again: rainmaker preflight --permission-set exports it.`,
    }),
  },
  'field-gone': {
    concerns: names,
    words: (path, _, use) => ({
      what: `${path} is gone, or hidden from the connected user.`,
      why: touched(use),
      fix: `Restore ${path} (deleted fields are kept for 15 days), or give the user access to it; else take it out of the step.`,
    }),
  },
  'field-renamed': {
    concerns: names,
    words: (path, { is }, use) => ({
      what: `${path} is gone; ${is} has its label and type, so it was probably renamed.`,
      why: touched(use),
      fix: `Write ${is} in the step, or give the field its old name back.`,
    }),
  },
  'type-changed': {
    concerns: names,
    words: (path, { was, is }, use) => ({
      what: `${path} was of type ${was} and is ${is} now.`,
      why: writes(use)
        ? 'Values that fitted may be refused.'
        : 'Values come in another form than the workflow expects.',
      fix: `Look whether the step still fits; then say so: rainmaker schema accept. Or change the type back.`,
    }),
  },
  'not-createable': notWritable('create'),
  'not-updateable': notWritable('update'),
  'became-required': {
    concerns: (use, loss) => use.access === 'create' && !names(use, loss),
    words: (path, _, use) => ({
      what: `${path} has become required.`,
      why: `The step gives no value for it, so ${refused(use).toLowerCase().replace('salesforce', 'Salesforce')}`,
      fix: `Give ${path} a value in the step, or a default value in the org.`,
    }),
  },
  'length-shortened': {
    concerns: (use, loss) => writes(use) && names(use, loss) && !fits(use, loss),
    words: (path, { was, is }) => ({
      what: `${path} took ${was} characters and takes ${is} now.`,
      why: 'Longer values are refused.',
      fix: `Cut the value in the step: {{ … | slice: 0, ${is} }}. Or make the field longer again.`,
    }),
  },
  'value-gone': {
    concerns: (use, loss) => names(use, loss) && valuesOf(use, loss).includes(loss.was),
    words: (path, { was }, use) => ({
      what: `The value "${was}" of ${path} is gone or inactive.`,
      why: writes(use)
        ? 'A restricted picklist refuses it; another takes it as a value nobody else knows.'
        : 'No record takes this value any more.',
      fix: `Choose another value in the step, or activate "${was}" again.`,
    }),
  },
  'record-type-gone': {
    concerns: (use, { was }) => (use.values['RecordTypeId'] ?? []).some((id) => id.slice(0, 15) === was.slice(0, 15)),
    words: (path, { was, is }, use) => ({
      what: `The record type "${is}" (${was}) of ${path.split('.')[0]} is gone, or not given to the connected user.`,
      why: refused(use),
      fix: 'Activate it, or assign it in the user’s profile; else choose another in the step.',
    }),
  },
}

/** Null when the use does not mind. */
export function breakOf(use: SchemaUse, loss: Loss): Words | null {
  const { concerns, words } = rules[loss.change]
  if (!concerns(use, loss)) return null
  return words(loss.field === null ? use.object : `${use.object}.${loss.field}`, loss, use)
}
