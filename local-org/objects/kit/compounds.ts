/** Fields that consist of parts: addresses and the names of persons. */
import { picklist } from './choices.ts'
import { type FieldOptions, type FieldSpec, field } from './field.ts'
import { GEOCODE_ACCURACIES, SALUTATIONS } from './lists.ts'
import { double, text, textarea } from './scalars.ts'

/**
 * An address: its eight parts and the compound that gathers them.
 * `kind` is the word before each name, 'Billing' -> BillingStreet … BillingAddress; '' for the only address of an object.
 * `options` go to the parts and the compound alike.
 */
export function address(kind: string, options: FieldOptions = {}): FieldSpec[] {
  const named = (word: string) => (kind ? `${kind} ${word}` : word)
  const part: FieldOptions = { compoundFieldName: `${kind}Address`, ...options }
  const accuracy = { length: 40, restrictedPicklist: true, ...part }
  return [
    textarea(`${kind}Street`, named('Street'), 255, part),
    text(`${kind}City`, named('City'), 40, part),
    text(`${kind}State`, named('State/Province'), 80, part),
    text(`${kind}PostalCode`, named('Zip/Postal Code'), 20, part),
    text(`${kind}Country`, named('Country'), 80, part),
    double(`${kind}Latitude`, named('Latitude'), 18, 15, part),
    double(`${kind}Longitude`, named('Longitude'), 18, 15, part),
    picklist(`${kind}GeocodeAccuracy`, named('Geocode Accuracy'), GEOCODE_ACCURACIES, accuracy),
    compoundAddress(`${kind}Address`, named('Address'), options),
  ]
}

function compoundAddress(name: string, label: string, options: FieldOptions): FieldSpec {
  const readOnly = { createable: false, updateable: false }
  return field(
    name,
    label,
    'address',
    { sortable: false, groupable: false, aggregatable: false },
    { ...options, ...readOnly },
  )
}

const NAME_PART: FieldOptions = { compoundFieldName: 'Name', extraTypeInfo: 'personname', permissionable: false }

/** Last name (required), first name, salutation and the full name made of them. */
export function personName(): FieldSpec[] {
  return [
    ...lastAndFirst(),
    picklist('Salutation', 'Salutation', SALUTATIONS, { ...NAME_PART, length: 40 }),
    fullName(),
  ]
}

/** A person's name without a salutation. */
export function plainName(): FieldSpec[] {
  return [...lastAndFirst(), fullName()]
}

function lastAndFirst(): FieldSpec[] {
  return [
    text('LastName', 'Last Name', 80, { ...NAME_PART, required: true }),
    text('FirstName', 'First Name', 40, NAME_PART),
  ]
}

function fullName(): FieldSpec {
  const given = { readOnly: true, nillable: false, nameField: true }
  return text('Name', 'Full Name', 121, { ...given, extraTypeInfo: 'personname' })
}
