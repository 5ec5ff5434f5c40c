/** Who or what is being logged, for how long. */
import * as f from '../kit/index.ts'

export default f.object({
  name: 'TraceFlag',
  label: 'Trace Flag',
  plural: 'Trace Flags',
  prefix: '7tf',
  undeletable: false,
  searchable: false,
  layoutable: false,
  triggerable: false,
  fields: [
    f.id('Trace Flag ID'),
    f.audit(),
    f.reference('TracedEntityId', 'Traced Entity ID', ['User', 'ApexClass', 'ApexTrigger'], { required: true }),
    f.datetime('ExpirationDate', 'Expiration Date', { permissionable: false }),
    f.datetime('StartDate', 'Start Date', { permissionable: false }),
    f.reference('DebugLevelId', 'Debug Level ID', 'DebugLevel', { required: true, children: 'TraceFlags' }),
    f.picklist('LogType', 'Log Type', ['USER_DEBUG', 'DEVELOPER_LOG', 'CLASS_TRACING', 'PROFILING'], {
      required: true,
      length: 40,
      default: 'DEVELOPER_LOG',
    }),
  ],
})
