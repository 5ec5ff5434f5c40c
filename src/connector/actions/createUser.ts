/** Creates a user, with everything Salesforce demands of one. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { type FieldValues, soql } from '../../salesforce/index.ts'
import { type ActionContext, defineAction, type Outcome } from '../define.ts'
import { toId18 } from '../ids.ts'
import { didYouMean, nearest } from '../nearest.ts'
import user from '../objects/User.ts'
import { attempt, refused, sendPassed } from '../outcome.ts'
import { createRecords, type NewRow } from '../records/create.ts'
import { lookForCreated } from '../records/look.ts'
import { readAll } from '../records/read-all.ts'
import { idOf } from '../records/row.ts'
import { writtenOutput } from '../schema.ts'

const input = z.looseObject({
  email: z.string().describe('Email address'),
  lastName: z.string().min(1).describe('Last name'),
  firstName: z.string().optional().describe('First name'),
  username: z.string().optional().describe('User name, unique among all orgs; left out, the email address'),
  profile: z.string().describe('Profile, by name or id: Standard User'),
  alias: z.string().optional().describe('Short name; left out, made from the name'),
  timeZone: z.string().optional().describe('Time zone: Europe/London; left out, the org’s'),
  locale: z.string().optional().describe('How dates and numbers look: en_GB; left out, the org’s'),
  language: z.string().optional().describe('Language of the pages: en_US; left out, the org’s'),
  emailEncoding: z.string().default('UTF-8').describe('Encoding of e-mail'),
})

export default defineAction({
  id: 'createUser',
  title: 'Create User',
  describe:
    'Creates a user. What Salesforce demands besides name, e-mail and profile is filled in unless you say otherwise.',
  object: 'User',
  group: 'Users',
  effect: 'setup',
  writeClass: 'E2',
  input,
  output: writtenOutput,
  run: async (context, inputs) =>
    sendPassed(await toRows(context, inputs), (rows) => createRecords(context, rows, user)),
  async look(context, inputs, since, known) {
    const looked = await sendPassed(await toRows(context, inputs), async (rows) =>
      (await lookForCreated(context, rows, { since, known, object: user })).map((value) => ({ ok: true, value })),
    )
    return looked.map((one) => (one.ok ? one.value : null))
  },
  cost: (n) => 1 + Math.ceil(n / 1000),
  needs: () => [{ object: 'User', access: 'create', fields: ['Username', 'Email', 'LastName', 'ProfileId'] }],
  examples: [
    {
      title: 'A standard user',
      input: { email: 'grace.mbeki@orchard.example', firstName: 'Grace', lastName: 'Mbeki', profile: 'Standard User' },
      output: { id: '<id>', created: true },
    },
    {
      title: 'A profile the org does not have',
      input: { email: 'x@orchard.example', lastName: 'X', profile: 'Standart User' },
      problem: 'field-value-invalid',
    },
    {
      title: 'A time zone that is mistyped',
      input: { email: 'x@orchard.example', lastName: 'X', profile: 'Standard User', timeZone: 'Europe/Londn' },
      problem: 'picklist-value-invalid',
    },
  ],
})

type NewUser = z.infer<typeof input>

/** Profiles by name, and what the org itself is set to: one call for both. */
interface Ground {
  /** Ids by name in lower case. */
  profiles: Map<string, string>
  names: string[]
  org: FieldValues
}

async function toRows(context: ActionContext, inputs: NewUser[]): Promise<Outcome<NewRow>[]> {
  const [profiles, org] = await readAll(context, [
    soql`SELECT Id, Name FROM Profile ORDER BY Name`,
    soql`SELECT TimeZoneSidKey, DefaultLocaleSidKey, LanguageLocaleKey FROM Organization`,
  ])
  if (!profiles?.ok) return inputs.map(() => profiles ?? refused(noProfile('any', [])))
  const ground: Ground = {
    profiles: new Map(profiles.value.records.map((record) => [String(record['Name']).toLowerCase(), idOf(record)])),
    names: profiles.value.records.map((record) => String(record['Name'])),
    org: org?.ok ? (org.value.records[0] ?? {}) : {},
  }
  return inputs.map((given) => attempt(() => toRow(given, ground)))
}

function toRow(given: NewUser, { profiles, names, org }: Ground): NewRow {
  const { email, lastName, firstName, username, profile, alias, timeZone, locale, language, emailEncoding, ...more } =
    given
  const profileId = profiles.get(profile.trim().toLowerCase()) ?? toId18(profile.trim())
  if (!profileId) throw noProfile(profile, names)
  const fields = {
    Email: email,
    LastName: lastName,
    FirstName: firstName,
    Username: username || email,
    Alias: alias || `${firstName?.charAt(0) ?? ''}${lastName}`.slice(0, 8),
    ProfileId: profileId,
    TimeZoneSidKey: timeZone || org['TimeZoneSidKey'],
    LocaleSidKey: locale || org['DefaultLocaleSidKey'],
    LanguageLocaleKey: language || org['LanguageLocaleKey'],
    EmailEncodingKey: emailEncoding,
    ...more,
  }
  return { object: 'User', fields }
}

function noProfile(name: string, names: string[]): Problem {
  const suggestions = nearest(name, names)
  return new Problem('field-value-invalid', {
    what: `The org has no profile "${name}".`,
    fix: didYouMean(suggestions) || `It has: ${names.slice(0, 20).join(', ')}.`,
    object: 'User',
    field: 'ProfileId',
    suggestions,
  })
}
