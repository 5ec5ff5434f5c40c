/** A working copy of an ApexClass (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apexclassmember.htm). */
import { containerMember } from '../container-member.ts'

export default containerMember('ApexClass', '400')
