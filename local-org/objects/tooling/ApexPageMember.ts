/** A working copy of an ApexPage (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apexpagemember.htm). */
import { containerMember } from '../container-member.ts'

export default containerMember('ApexPage', '402')
