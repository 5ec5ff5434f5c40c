/** A working copy of an ApexTrigger (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apextriggermember.htm). */
import { containerMember } from '../container-member.ts'

export default containerMember('ApexTrigger', '401')
