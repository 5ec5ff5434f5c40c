/**
 * One line of a further object's fields as a field: `name|label|type(size)|flags|more`, or only the name of a field that is
 * the same everywhere. `more` holds the values of a picklist, or where a reference leads, also one of text.
 */
import { OrgError } from '../../org/schema.ts'
import { type FieldOptions, type FieldSpec, field } from '../kit/field.ts'
import * as f from '../kit/index.ts'
import { type Link, linksOf } from './links.ts'

export interface ReadField {
  field: FieldSpec
  links: Link[]
}

/** Whose field it is. */
interface Owner {
  name: string
  label: string
}

const usual = new Map([...f.audit(), f.isDeleted(), f.systemModstamp()].map((one) => [one.name, one] as const))

/** Lists that many objects offer. */
const LISTS: Record<string, readonly f.Choice[]> = { '@languages': f.LANGUAGES, '@geocode': f.GEOCODE_ACCURACIES }

type Make = (name: string, label: string, size: readonly number[], options: FieldOptions, more: string) => FieldSpec

const makers: Record<string, Make> = {
  id: (_name, label) => f.id(label),
  string: (name, label, [length = 255], options, more) => ({
    ...(more === '' ? f.text(name, label, length, options) : durable(name, label, more, options)),
    length,
  }),
  textarea: (name, label, [length = 255], options) => f.textarea(name, label, length, options),
  json: (name, label, [length = 131_072], options) => f.textarea(name, label, length, options),
  boolean: (name, label, _size, options) => f.checkbox(name, label, { ...options, nillable: false }),
  combobox: (name, label, [length = 255], options, more) =>
    f.combobox(name, label, choices(more), { ...options, length }),
  int: (name, label, _size, options) => f.int(name, label, options),
  long: (name, label, _size, options) => field(name, label, 'long', { digits: 18 }, options),
  double: (name, label, [precision = 18, scale = 0], options) => f.double(name, label, precision, scale, options),
  percent: (name, label, [precision = 18, scale = 0], options) => f.percent(name, label, precision, scale, options),
  currency: (name, label, [, scale = 2], options) => f.currency(name, label, scale, options),
  date: (name, label, _size, options) => f.date(name, label, options),
  datetime: (name, label, _size, options) => f.datetime(name, label, options),
  time: (name, label, _size, options) => field(name, label, 'time', { groupable: false }, options),
  email: (name, label, _size, options) => f.email(name, label, options),
  phone: (name, label, _size, options) => f.phone(name, label, options),
  url: (name, label, [length = 255], options) => f.url(name, label, { ...options, length }),
  base64: (name, label, _size, options) => f.base64(name, label, options),
  picklist: (name, label, [length = 255], options, more) =>
    f.picklist(name, label, choices(more), { ...options, length }),
  multipicklist: (name, label, _size, options, more) => f.multipicklist(name, label, choices(more), options),
  encryptedstring: (name, label, [length = 175], options) =>
    field(name, label, 'encryptedstring', { ...CLOSED, length }, options),
  address: (name, label, _size, options) => field(name, label, 'address', UNSORTED, options),
  anyType: (name, label, [length = 255], options) => field(name, label, 'anyType', { ...CLOSED, length }, options),
  complexvalue: (name, label, _size, options) => field(name, label, 'complexvalue', CLOSED, options),
}

/** A look-up of rows that go by ids which are texts. */
function durable(name: string, label: string, to: string, options: FieldOptions): FieldSpec {
  return { ...f.reference(name, label, to, options), type: 'string' }
}

const UNSORTED: FieldOptions = { sortable: false, groupable: false, aggregatable: false }
const CLOSED: FieldOptions = { opaque: true }
const COUNTED_UP: FieldOptions = {
  autoNumber: true,
  autoNumberFormat: '{00000000}',
  defaultedOnCreate: true,
  idLookup: true,
  groupable: false,
}

/** The field of a line. */
export function readField(owner: Owner, line: string): ReadField {
  const same = line === 'Id' ? f.id(`${owner.label} ID`) : usual.get(line)
  if (same) return { field: { ...same }, links: linksOf(owner.name, same) }
  const [name = '', label = '', told = '', flags = '', more = ''] = line.split('|')
  const [, type = '', sizes = ''] = /^(\w+)(?:\((.*)\))?$/.exec(told) ?? []
  const options = optionsOf(flags)
  if (type === 'reference') return readReference(owner, { name, label, flags, more })
  const make = makers[type]
  if (!make) throw new OrgError('INVALID_TYPE', `${owner.name}.${name} is of no known type: ${told}`)
  const size = sizes === '' ? [] : sizes.split(',').map(Number)
  return { field: make(name, label, size, options, more), links: [] }
}

/** c createable, u updateable, n nillable, N names the record, a counted up, d given by the org when not sent. */
function optionsOf(flags: string): FieldOptions {
  const [createable, updateable, nillable] = ['c', 'u', 'n'].map((letter) => flags.includes(letter))
  return {
    createable,
    updateable,
    nillable,
    permissionable: nillable && (createable || updateable),
    nameField: flags.includes('N'),
    ...(flags.includes('N') && createable ? { idLookup: true } : {}),
    ...(flags.includes('a') ? COUNTED_UP : {}),
    ...(flags.includes('d') ? { defaultedOnCreate: true } : {}),
  }
}

function choices(more: string): readonly f.Choice[] {
  return LISTS[more] ?? more.split(';').filter((value) => value !== '')
}

/**
 * A reference: groups of parents with the name they have for their children, `Account,Contact:Notes!`; `!` when the child
 * goes with the parent, `*` when it holds the parent back; `@Name` where the relationship is not called like the field; the
 * flag x where there is none.
 */
function readReference(owner: Owner, told: { name: string; label: string; flags: string; more: string }): ReadField {
  const { name, label, flags, more } = told
  const words = more.split(' ').filter((word) => word !== '')
  const named = words.find((word) => word.startsWith('@'))?.slice(1)
  const links = words.filter((word) => !word.startsWith('@')).flatMap((word) => readGroup(owner.name, name, word))
  const deletes = links.some(({ cascadeDelete }) => cascadeDelete)
    ? 'cascade'
    : links.some(({ restrictedDelete }) => restrictedDelete)
      ? 'restrict'
      : 'setNull'
  const options = { ...optionsOf(flags), onParentDelete: deletes } as const
  const relationship = flags.includes('x') ? { relationshipName: null } : named ? { relationshipName: named } : {}
  const parents = links.map(({ parent }) => parent)
  return { field: f.reference(name, label, parents, { ...options, ...relationship }), links }
}

function readGroup(child: string, field: string, word: string): Link[] {
  const [, parents = '', name = '', mark = ''] = /^([^:]*)(?::(\w*)([!*]?))?$/.exec(word) ?? []
  return parents.split(',').map((parent) => ({
    parent,
    childSObject: child,
    field,
    relationshipName: name || null,
    cascadeDelete: mark === '!',
    restrictedDelete: mark === '*',
  }))
}
