/**
 * The tests a deployment asks for. The local org runs no Apex: tests asked for by name fail and say so; of all the others none
 * is run, as in an org without tests, and a warning says so where there are some.
 */

import type { Ground } from '../ground.ts'
import { rowsOf } from '../rows.ts'
import type { DeployOptions } from './options.ts'

/** What RunTestsResult tells, as far as tests that were not run have it. */
export interface TestsResult {
  failures: { name: string; id: string }[]
  warnings: string[]
}

/** Levels at which the org's own tests are to run. */
const levels = ['RunLocalTests', 'RunAllTestsInOrg', 'RunRelevantTests']

const isTest = /@istest\b|\btestmethod\b/i

export const noApex = 'The local org does not run Apex.'

export function runTests(ground: Ground, { testLevel, runTests: named }: DeployOptions): TestsResult {
  const classes = rowsOf(ground, 'ApexClass')
  const failures = testLevel === 'NoTestRun' || levels.includes(testLevel) ? [] : named
  const found = levels.includes(testLevel) ? classes.filter((row) => isTest.test(String(row['Body']))).length : 0
  return {
    failures: failures.map((name) => ({ name, id: classes.find((row) => row['Name'] === name)?.Id ?? '' })),
    warnings: found === 0 ? [] : [`${noApex} Test classes that were not run: ${found}.`],
  }
}

/** RunTestsResult, members in the order of the WSDL. */
export function writeTests({ failures, warnings }: TestsResult) {
  return {
    codeCoverage: [],
    codeCoverageWarnings: warnings.map((message) => ({ id: '', message, name: null, namespace: null })),
    failures: failures.map(({ name, id }) => ({
      id,
      message: noApex,
      methodName: name,
      name,
      namespace: null,
      packageName: name,
      stackTrace: null,
      time: 0,
      type: 'Class',
    })),
    flowCoverage: [],
    flowCoverageWarnings: [],
    numFailures: failures.length,
    numTestsRun: failures.length,
    successes: [],
    totalTime: 0,
  }
}
