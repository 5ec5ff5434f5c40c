/** What a deployment says of one component: DeployMessage, members in the order of the WSDL. */

import type { Xml } from '../../soap/index.ts'

export interface Message {
  componentType: string
  fullName: string
  fileName: string
  changed: boolean
  created: boolean
  deleted: boolean
  /** Id of the component, once it is there. */
  id?: string
  problem?: string
  /** Where in the file the problem is, counted from one. */
  lineNumber?: number
  columnNumber?: number
  /** The problem keeps nothing from being done. */
  warns?: boolean
}

/** `createdDate` in epoch ms. */
export function writeMessage(message: Message, createdDate: number): Record<string, Xml> {
  const { changed, componentType, created, deleted, fileName, fullName, id, problem, warns = false } = message
  const { columnNumber, lineNumber } = message
  return {
    changed,
    columnNumber,
    componentType,
    created,
    createdDate: new Date(createdDate).toISOString(),
    deleted,
    fileName,
    fullName,
    id,
    lineNumber,
    problem,
    problemType: problem === undefined ? undefined : warns ? 'Warning' : 'Error',
    success: problem === undefined || warns,
  }
}
