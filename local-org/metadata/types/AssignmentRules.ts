/** The file of an object's assignment rules (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_assignmentrule.htm). */

import { containerType } from '../container-types.ts'
import rule from './AssignmentRule.ts'

const file = { directory: 'assignmentRules', suffix: 'assignmentRules' }

export default containerType({ name: 'AssignmentRules', prefix: '', file, order: 90 }, rule)
