/** Checks one template: it can be read, and the results it names are there by then. */
import { didYouMean, nearest } from '../connector/index.ts'
import { Problem } from '../problems.ts'
import { compile, isTemplate } from './liquid/compile.ts'
import type { Mistake } from './mistakes.ts'
import type { TemplateText } from './templates-of.ts'
import { compileCondition } from './truth.ts'

export interface Readable {
  /** Names that can be read as json.<name> here. */
  known: Set<string>
  /** Names of all steps, wherever they stand. */
  ids: Set<string>
  /** json also holds the fields of a Salesforce record, by API name. */
  recordFields: boolean
}

export function checkTemplate({ path, text, condition }: TemplateText, readable: Readable): Mistake[] {
  if (!condition && !isTemplate(text)) return []
  try {
    const { paths } = (condition ? compileCondition(text) : compile(text)).facts
    return paths.flatMap((read) => {
      const wrong = checkPath(read, readable)
      return wrong ? [{ path, ...wrong }] : []
    })
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    return [{ path, what: thrown.details.what, fix: thrown.details.fix }]
  }
}

function checkPath([root, name]: string[], { known, ids, recordFields }: Readable): Omit<Mistake, 'path'> | null {
  if (root !== 'json' && root !== 'steps') {
    return { what: `"${root}" is not known in templates.`, fix: `Write {{ json.${root} }}.` }
  }
  if (name === undefined || known.has(name)) return null
  if (ids.has(name)) {
    const what = `json.${name} is not there yet: the step comes later, or stands inside a list.`
    return { what, fix: 'Move the step before this one, or read the list step’s result.' }
  }
  if (root === 'json' && (!recordFields || isFieldName(name))) return null
  const near = nearest(name, known)
  if (near.length === 0 && recordFields) near.push(capitalised(name))
  return { what: `There is no step "${name}" and no field of that name.`, fix: didYouMean(near) || 'Check the name.' }
}

/** API names begin with a capital; only those of packages may not, and carry two underscores. */
const isFieldName = (name: string) => /^[A-Z]/.test(name) || name.includes('__')
const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
