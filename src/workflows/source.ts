/** The text of a workflow, YAML or JSON, with the lines its parts stand on. */
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { messageOf } from '../problems.ts'
import { workflowProblem } from './mistakes.ts'

export interface Source {
  value: unknown
  /** Line of the part at this path, or of the nearest part around it. */
  lineOf(path: (string | number)[]): number | null
}

/** Reads the text; JSON is YAML too. Throws Problem `workflow-invalid` with the line when it is neither. */
export function readSource(text: string): Source {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  // One slip makes many errors after it: the first is the one to mend.
  const [error] = document.errors
  if (error) {
    const what = `Line ${lines.linePos(error.pos[0]).line}: ${firstLine(error.message)}`
    throw workflowProblem([{ path: [], what, fix: 'Correct the YAML there.' }], () => null)
  }
  return {
    value: plainly(document),
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true)
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
      }
      return null
    },
  }
}

/** References that unfold without end are refused by the reader of YAML. */
function plainly(document: Document): unknown {
  try {
    return document.toJS()
  } catch (thrown) {
    const what = `The document cannot be unfolded: ${firstLine(messageOf(thrown))}.`
    throw workflowProblem([{ path: [], what, fix: 'Write out what its references (*name) stand for.' }], () => null)
  }
}

const firstLine = (message: string) => message.replace(/ at line \d+.*$/s, '').trim()
