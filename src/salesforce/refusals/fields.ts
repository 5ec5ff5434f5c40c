/** Refusals about a field and its value. */
import type { Refusal, RefusalTable } from './refusal.ts'

const checkName = 'Check the API name (custom fields end in __c) and that the connected user may see the field.'

export const columnUnknown: Refusal = {
  code: 'field-unknown',
  when: /No such column|Didn't understand relationship|No such relation/i,
  read: /(?:No such column|relationship|No such relation) '(?<field>[^']+)'(?: on (?:entity|sobject of type) '?(?<object>\w+)'?)?/,
  what: '{object} has no field {field} that the connected user can see.',
  fix: checkName,
}

export const fieldRefusals: RefusalTable = {
  INVALID_FIELD: [
    columnUnknown,
    { code: 'field-unknown', what: '{field} cannot be used on {object} here: {said}', fix: checkName },
  ],
  REQUIRED_FIELD_MISSING: {
    code: 'field-required',
    read: /missing: \[(?<field>[^\]]+)\]/,
    what: '{object} cannot be saved without {field}.',
    why: 'The field is required and came empty.',
    fix: 'Give {field} a value.',
  },
  STRING_TOO_LONG: {
    code: 'field-value-invalid',
    read: /^(?<label>.+?): data value too large: (?<value>[\s\S]*) \(max length=(?<max>\d+)\)/,
    what: '{value} is too long for {field}, which holds {max} characters.',
    fix: 'Shorten it, for example with the filter truncate: {max}.',
  },
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: {
    code: 'picklist-value-invalid',
    read: /^(?<label>.+?): bad value for restricted picklist field: (?<value>[\s\S]*)$/,
    what: '{value} is not in the picklist {field} of {object}.',
    why: 'The picklist is restricted: it takes only the values an administrator listed (for the record type).',
    fix: 'Use one of the listed values, or have an administrator add this one.',
  },
  INVALID_EMAIL_ADDRESS: {
    code: 'field-value-invalid',
    read: /^(?<label>.+?): invalid email address: (?<value>.*)$/,
    what: '{value} in {field} is no e-mail address that Salesforce accepts.',
    fix: 'Correct the address, or leave the field out.',
  },
  NUMBER_OUTSIDE_VALID_RANGE: {
    code: 'field-value-invalid',
    read: /^(?<label>.+?): value outside of valid range on numeric field: (?<value>.*)$/,
    what: '{value} does not fit the number field {field}.',
    fix: 'Use a number with fewer digits or decimals; the field’s describe tells how many it holds.',
  },
  JSON_PARSER_ERROR: {
    code: 'field-value-invalid',
    read: /Cannot deserialize instance of (?<type>\w+) from \w+ value (?<value>.*?)(?: or request| at \[|\.?$)/,
    what: 'Salesforce could not read {value} as {type} for {field}.',
    why: 'A value has another type than its field: {said}',
    fix: 'Write dates as 2026-11-21, times as 2026-11-21T15:04:05Z, numbers without text, true or false for checkboxes.',
  },
  XML_PARSER_ERROR: {
    code: 'field-value-invalid',
    what: 'Salesforce could not read a value: {said}',
    fix: 'Write dates as 2026-11-21, times as 2026-11-21T15:04:05Z, numbers without text, true or false for checkboxes.',
  },
  INVALID_TYPE_ON_FIELD_IN_RECORD: {
    code: 'field-value-invalid',
    read: /^(?<label>.+?): value not of required type: (?<value>.*)$/,
    what: '{value} has the wrong type for {field}.',
    fix: 'Give a value of the field’s type.',
  },
  INVALID_FIELD_FOR_INSERT_UPDATE: {
    code: 'field-not-writable',
    read: /fields: (?<field>[\w, ]+)\./,
    what: '{field} of {object} cannot be written by the connected user.',
    why: 'It is a system, formula or read-only field, or field-level security hides it.',
    fix: 'Leave it out, or have an administrator give edit access to the field.',
  },
  FIELD_NOT_UPDATABLE: {
    code: 'field-not-writable',
    what: '{field} of {object} cannot be changed after creation.',
    fix: 'Leave the field out of the update.',
  },
  MALFORMED_ID: {
    code: 'id-malformed',
    read: /^(?<label>.*?): ?id value of incorrect type: (?<value>.*)$|malformed id (?<field>.*)/i,
    what: '{value} is not a Salesforce id that fits {field}.',
    fix: 'Give the 15 or 18 character id of a record of the right object; look at what the template produced.',
  },
  INVALID_ID_FIELD: {
    code: 'id-malformed',
    what: '{value} is not a Salesforce id that fits {field}.',
    fix: 'Give the 15 or 18 character id of a record of the right object.',
  },
  FIELD_INTEGRITY_EXCEPTION: {
    code: 'field-value-invalid',
    what: 'The values of {object} do not fit together: {said}',
    fix: 'Correct {field} and the values that depend on it (state and country, price book, dates).',
  },
  FIELD_FILTER_VALIDATION_EXCEPTION: {
    code: 'field-value-invalid',
    what: 'The record chosen in {field} is ruled out by the lookup’s filter: {said}',
    fix: 'Choose a record that matches the filter.',
  },
  INACTIVE_OWNER_OR_USER: {
    code: 'field-value-invalid',
    what: 'The user in {field} is not active.',
    fix: 'Choose an active user.',
  },
}
