/** What a deployment is asked to mind (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm). */

import { flagIn, textIn, textsIn, type XmlElement } from '../../soap/index.ts'

export interface DeployOptions {
  /** Look, and change nothing. */
  checkOnly: boolean
  ignoreWarnings: boolean
  /** One refused component keeps all from being deployed. */
  rollbackOnError: boolean
  testLevel: string
  /** Apex test classes. */
  runTests: string[]
}

/** From a SOAP request. */
export function optionsIn(element: XmlElement | undefined): DeployOptions {
  return {
    checkOnly: flagIn(element, 'checkOnly') ?? false,
    ignoreWarnings: flagIn(element, 'ignoreWarnings') ?? false,
    rollbackOnError: flagIn(element, 'rollbackOnError') ?? false,
    testLevel: textIn(element, 'testLevel') ?? 'NoTestRun',
    runTests: textsIn(element, 'runTests'),
  }
}

/** From JSON; by REST the default is to take all back. */
export function optionsOf(value: Record<string, unknown>): DeployOptions {
  const { runTests, testLevel } = value
  return {
    checkOnly: value['checkOnly'] === true,
    ignoreWarnings: value['ignoreWarnings'] === true,
    rollbackOnError: value['rollbackOnError'] !== false,
    testLevel: typeof testLevel === 'string' ? testLevel : 'NoTestRun',
    runTests: Array.isArray(runTests) ? runTests.map(String) : [],
  }
}
