/** A working copy of an ApexComponent (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apexcomponentmember.htm). */
import { containerMember } from '../container-member.ts'

export default containerMember('ApexComponent', '403')
