/** Set-up of an org: deploys it, removes it, looks at it. */
export { deploy, type Members, type Package } from './deploy.ts'
export { type FlowVersion, flowVersions } from './flow-versions.ts'
export { readMetadata } from './read.ts'
export { type Elements, metadataFile } from './xml.ts'
