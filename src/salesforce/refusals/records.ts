/** Refusals about records: missing, locked, doubled, ruled out. */
import type { RefusalTable } from './refusal.ts'

const ruleFix = 'Change the values so that the rule accepts them, or ask an administrator about the rule.'

export const recordRefusals: RefusalTable = {
  NOT_FOUND: [
    {
      code: 'field-unknown',
      when: /external ID field does not exist/i,
      read: /accessible: (?<field>\w+)/,
      what: '{field} is no external id field of {object} that the connected user can see.',
      fix: 'Use a field that is marked External ID, or a lookup field such as Email.',
    },
    {
      code: 'record-not-found',
      what: 'The connected user sees nothing here: {record} does not exist or is not shared.',
      fix: 'Check the id, and that the record is shared with the connected user.',
    },
  ],
  ENTITY_IS_DELETED: {
    code: 'record-deleted',
    what: '{record} is in the recycle bin.',
    fix: 'Restore it, or leave it out.',
  },
  ENTITY_IS_ARCHIVED: {
    code: 'access-denied',
    what: '{record} is archived and cannot be changed.',
    fix: 'Read it with deleted and archived rows included; archived activities stay as they are.',
  },
  INVALID_CROSS_REFERENCE_KEY: {
    code: 'record-not-found',
    what: 'A record that {object} refers to in {field} does not exist: {said}',
    fix: 'Check that the id is right, of the right object, and not deleted.',
  },
  UNABLE_TO_LOCK_ROW: {
    code: 'record-locked',
    what: 'Somebody else was saving {record} or its parent.',
    fix: 'Nothing to do: Rainmaker tries again.',
  },
  ENTITY_IS_LOCKED: {
    code: 'access-denied',
    what: '{record} is locked, usually by an approval.',
    fix: 'Finish or recall the approval, then retry.',
  },
  DUPLICATE_VALUE: [
    {
      code: 'duplicate-value',
      when: /already a campaign member/i,
      what: 'This lead or contact is already a member of the campaign.',
      fix: 'Nothing to do, or update the existing member.',
    },
    {
      code: 'duplicate-value',
      read: /duplicate value found: (?<field>\S+) duplicates value on record with id: (?<record>\w+)/,
      what: 'This value of {field} is already taken by {record}.',
      fix: 'Update that record, or use an upsert on {field}.',
    },
  ],
  DUPLICATES_DETECTED: {
    code: 'duplicate-rule',
    what: 'A duplicate rule of the org matched: {said}',
    fix: 'Use or update the record that is there, or let the step save duplicates.',
  },
  DUPLICATE_EXTERNAL_ID: {
    code: 'match-ambiguous',
    what: 'Several records carry this value of {field}.',
    fix: 'Merge them, or make the field unique.',
  },
  DUPLICATE_USERNAME: {
    code: 'duplicate-value',
    what: 'A user with this user name exists somewhere in Salesforce.',
    fix: 'Choose another user name; it is unique across all orgs.',
  },
  FIELD_CUSTOM_VALIDATION_EXCEPTION: {
    code: 'validation-rule',
    what: 'A validation rule of {object} refused the change: {said}',
    fix: ruleFix,
  },
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: [
    {
      code: 'record-locked',
      when: /UNABLE_TO_LOCK_ROW/,
      what: 'A trigger in the org found a record held by somebody else.',
      fix: 'Nothing to do: Rainmaker tries again.',
    },
    { code: 'validation-rule', what: 'A trigger or flow of the org failed: {said}', fix: ruleFix },
  ],
  CANNOT_EXECUTE_FLOW_TRIGGER: { code: 'validation-rule', what: 'A flow of the org failed: {said}', fix: ruleFix },
  FLOW_EXCEPTION: { code: 'validation-rule', what: 'A flow of the org failed: {said}', fix: ruleFix },
  APEX_ERROR: { code: 'validation-rule', what: 'Code of the org failed: {said}', fix: ruleFix },
  CUSTOM_APEX_ERROR: { code: 'validation-rule', what: 'Code of the org refused: {said}', fix: ruleFix },
  CANNOT_UPDATE_CONVERTED_LEAD: {
    code: 'validation-rule',
    what: '{record} is a lead that is already converted.',
    fix: 'Work with the contact and account it became.',
  },
  DELETE_FAILED: {
    code: 'validation-rule',
    what: '{record} cannot be deleted: {said}',
    fix: 'Remove what refers to it first.',
  },
  DEPENDENCY_EXISTS: {
    code: 'validation-rule',
    what: '{record} cannot be deleted: {said}',
    fix: 'Remove what refers to it first.',
  },
  ALL_OR_NONE_OPERATION_ROLLED_BACK: {
    code: 'sibling-failed',
    what: 'This row was undone because another row of the same call failed.',
    fix: 'Correct the row that failed; its own message says how.',
  },
  PROCESSING_HALTED: {
    code: 'sibling-failed',
    what: 'This part was not tried because an earlier part of the same call failed.',
    fix: 'Correct the part that failed; its own message says how.',
  },
  ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE: {
    code: 'conflict',
    what: '{record} was changed by somebody else meanwhile.',
    fix: 'Read it again and decide on the new values.',
  },
  ALREADY_IN_PROCESS: {
    code: 'conflict',
    what: '{record} is already submitted for approval.',
    fix: 'Nothing to do, or recall the approval first.',
  },
  MIXED_DML_OPERATION: {
    code: 'org-refused',
    what: 'Setup records (users, roles) and others cannot be written in one transaction.',
    fix: 'Write them in steps of their own.',
  },
  EXCEEDED_LEAD_CONVERT_LIMIT: {
    code: 'bad-request',
    what: 'Too many leads to convert in one call.',
    fix: 'Convert 100 leads at once at most.',
  },
}
