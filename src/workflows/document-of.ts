/** From the text of a workflow to its document, when all of it is right. */
import type { Catalog } from '../connector/index.ts'
import { checkDocument } from './check-document.ts'
import type { Path } from './kinds/kind.ts'
import { workflowProblem } from './mistakes.ts'
import { readDocument } from './read-document.ts'
import type { WorkflowDocument } from './shape.ts'
import { readSource } from './source.ts'

/** Throws Problem `workflow-invalid` with every mistake, in the order of the text. */
export function documentOf(text: string, catalog: Catalog): WorkflowDocument {
  const source = readSource(text)
  const { document, mistakes, lost } = readDocument(source.value)
  const deeper = document ? checkDocument(document, catalog, lost) : []
  // What is wrong inside something wrong is told once it is right.
  const told = [...mistakes, ...deeper.filter(({ path }) => !mistakes.some((known) => isAround(known.path, path)))]
  if (told.length > 0 || !document) throw workflowProblem(told, source.lineOf)
  return document
}

const isAround = (outer: Path, path: Path) => outer.every((part, at) => part === path[at])
