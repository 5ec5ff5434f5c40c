/** Front door of the words in which object files are written. */
export { activityList, recurrence, whoAndWhat } from './activities.ts'
export { type Choice, combobox, multipicklist, picklist } from './choices.ts'
export { address, personName, plainName } from './compounds.ts'
export type { FieldOptions, FieldSpec } from './field.ts'
export { masterDetail, masterRecord, owner, recordType, reference } from './links.ts'
export * from './lists.ts'
export { LOCALES } from './locales.ts'
export { detail, type ObjectSpec, object, readOnly } from './object.ts'
export {
  base64,
  checkbox,
  currency,
  date,
  datetime,
  double,
  email,
  int,
  labelledSwitches,
  percent,
  phone,
  SWITCH,
  switches,
  text,
  textarea,
  url,
} from './scalars.ts'
export {
  apexState,
  COMPILED,
  COMPONENT,
  compiled,
  component,
  history,
  share,
  shareFields,
  stageEntry,
  statusEntry,
  whole,
} from './setup.ts'
export {
  audit,
  autoNumber,
  created,
  id,
  isDeleted,
  lastActivity,
  modified,
  systemModstamp,
  viewed,
  whoFirst,
} from './standard.ts'
export { switchList } from './switch-list.ts'
export * from './targets.ts'
export { TIME_ZONES } from './time-zones.ts'
