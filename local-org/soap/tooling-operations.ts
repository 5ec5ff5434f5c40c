/** The Tooling API's operations: those it shares with the data APIs, and those about running Apex. Some call what is asked otherwise. */

import executeAnonymous from './apex/executeAnonymous.ts'
import { refused } from './no-apex.ts'
import type { Operation } from './operation.ts'
import type { XmlElement } from './xml/element.ts'

/** Operation -> what the Tooling API calls its elements, and what the data APIs do. */
const shared: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  changeOwnPassword: {},
  create: {},
  delete: {},
  describeGlobal: {},
  describeLayout: { type: 'sObjectType' },
  describeSObject: { type: 'sObjectType' },
  describeSObjects: { types: 'sObjectType' },
  getDeleted: { start: 'startDate', end: 'endDate' },
  getServerTimestamp: {},
  getUpdated: { start: 'startDate', end: 'endDate' },
  getUserInfo: {},
  invalidateSessions: { ArrayList: 'sessionIds' },
  login: {},
  logout: {},
  query: {},
  queryAll: {},
  queryMore: {},
  retrieve: { select: 'fieldList', type: 'sObjectType' },
  search: {},
  setPassword: {},
  update: {},
  upsert: { fieldName: 'externalIDFieldName', entities: 'sObjects' },
}

export function toolingOperations(ofData: ReadonlyMap<string, Operation>): ReadonlyMap<string, Operation> {
  const found = Object.entries(shared).flatMap(([name, names]): [string, Operation][] => {
    const operation = ofData.get(name)
    return operation ? [[name, withNames(operation, names)]] : []
  })
  const apex = { executeAnonymous, runTests: refused, runTestsAsynchronous: refused }
  return new Map<string, Operation>([...found, ...Object.entries(apex)])
}

function withNames(operation: Operation, names: Readonly<Record<string, string>>): Operation {
  const renamed = (args: XmlElement): XmlElement => {
    return { ...args, children: args.children.map((child) => ({ ...child, name: names[child.name] ?? child.name })) }
  }
  return operation.open
    ? { open: true, run: (call, args) => operation.run(call, renamed(args)) }
    : { run: (call, args) => operation.run(call, renamed(args)) }
}
