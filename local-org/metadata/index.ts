/** Front door of metadata: deployments for the REST door. The SOAP operations are read from their folder. */

export { type DeployJob, jobNamed, jobsOf } from './deploy/jobs.ts'
export { optionsOf } from './deploy/options.ts'
export { deployResult } from './deploy/result.ts'
export { deployValidated, runDeploy } from './deploy/run-deploy.ts'
export { type DeployedComponent, deployed } from './deployed.ts'
export { factList, factMember, factText } from './facts.ts'
export { groundOf } from './ground.ts'
export { keptTypeNames } from './kept-types.ts'
export { createFromJson, deleteByContent } from './save-components.ts'
export { sourceTypeNames } from './source-types.ts'
export { metadataTypeNames } from './types.ts'
