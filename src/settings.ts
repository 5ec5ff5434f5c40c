/** Every environment variable, typed, with its sentence of documentation. */
import { join, resolve } from 'node:path'
import { Problem } from './problems.ts'

interface SettingKind {
  describe: string
  fallback: string
}

/** The table the docs page, `rainmaker settings` and the reader below derive from. */
export const settingKinds = {
  RAINMAKER_DATA: { describe: 'Data folder: database, keys, logs.', fallback: '.rainmaker' },
  RAINMAKER_HOST: { describe: 'Address to listen on. Loopback unless you say otherwise.', fallback: '127.0.0.1' },
  RAINMAKER_PORT: { describe: 'Port of page and API; 0 takes any free one.', fallback: '7070' },
  RAINMAKER_PUBLIC_URL: {
    describe:
      'Where browsers and Salesforce reach this server, such as https://rainmaker.example.com; default: its own address.',
    fallback: '',
  },
  RAINMAKER_URL: {
    describe: 'Where the command line finds the server; default: read from the data folder.',
    fallback: '',
  },
  RAINMAKER_KEY: { describe: 'API key of the command line; default: read from the data folder.', fallback: '' },
  RAINMAKER_TENANT: { describe: 'Tenant the command line works for; default: the first.', fallback: '' },
  RAINMAKER_MASTER_KEY_FILE: {
    describe: 'File with the key that seals secrets; default: master.key in the data folder.',
    fallback: '',
  },
  DATABASE_URL: { describe: 'Your PostgreSQL; without it one is started inside the data folder.', fallback: '' },
  RAINMAKER_POLL_SECONDS: { describe: 'Seconds between polls of an org while things happen there.', fallback: '60' },
  RAINMAKER_SETTLE_SECONDS: {
    describe: 'How long to wait after an unknown outcome before looking in the org (longer than its longest call).',
    fallback: '130',
  },
  RAINMAKER_RUNS_AT_ONCE: { describe: 'Runs one server has under way at the same time.', fallback: '500' },
  RAINMAKER_ALLOW_HOSTS: {
    describe:
      'Hosts and address ranges of your own network that workflows may ask, by commas; public ones need no entry.',
    fallback: '',
  },
  RAINMAKER_AI_URL: {
    describe: 'OpenAI-compatible endpoint for AI steps: https://api.openai.com/v1, http://127.0.0.1:11434/v1.',
    fallback: '',
  },
  RAINMAKER_AI_KEY_FILE: { describe: 'File with the key of that endpoint.', fallback: '' },
  RAINMAKER_AI_MODEL: { describe: 'Model AI steps use unless they name another.', fallback: '' },
  RAINMAKER_AI_TOKENS: { describe: 'Most tokens the AI steps of one run may use.', fallback: '200000' },
  RAINMAKER_EVENT_DAYS: { describe: 'Days the event log is kept; within them events can be replayed.', fallback: '30' },
  RAINMAKER_PROXIES: {
    describe: 'Addresses of reverse proxies, by commas, whose word on where a request came from is believed.',
    fallback: '',
  },
  RAINMAKER_SESSION_HOURS: {
    describe: 'Hours without use after which a browser has to sign in again.',
    fallback: '12',
  },
  RAINMAKER_REQUESTS_A_MINUTE: {
    describe: 'Requests one user, key or address may make in a minute; a hundred times as many to webhooks.',
    fallback: '1200',
  },
  RAINMAKER_OWNER_PASSWORD_FILE: {
    describe: 'File with the password of the first user, "owner", for starts where nobody can open a link.',
    fallback: '',
  },
  RAINMAKER_OIDC_ISSUER: {
    describe: 'OpenID provider people sign in with: https://login.example.com/realms/us.',
    fallback: '',
  },
  RAINMAKER_OIDC_CLIENT_ID: { describe: 'Client id of this server there.', fallback: 'rainmaker' },
  RAINMAKER_OIDC_CLIENT_SECRET_FILE: {
    describe: 'File with its client secret; a public client has none.',
    fallback: '',
  },
  RAINMAKER_OIDC_ROLE_CLAIM: {
    describe: 'Claim that names the role, as a text or a list.',
    fallback: 'rainmaker_role',
  },
  RAINMAKER_OIDC_ROLE: {
    describe: 'Role of people without that claim: viewer, operator, builder, admin, owner; none refuses them.',
    fallback: 'viewer',
  },
  RAINMAKER_TRUSTED_HOSTS: {
    describe:
      'Hosts beside Salesforce and this machine that may be signed in to, by commas: a simulated org elsewhere.',
    fallback: '',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    describe:
      'Where traces of runs go, by OTLP: http://127.0.0.1:4318; its other OTEL_EXPORTER_OTLP_ settings are read too.',
    fallback: '',
  },
  RAINMAKER_LOG: { describe: 'Log level: debug, info, warn, error, silent.', fallback: 'info' },
} as const satisfies Record<string, SettingKind>

export type SettingName = keyof typeof settingKinds

export interface Settings {
  dataDir: string
  host: string
  port: number
  publicUrl: string
  url: string
  key: string
  tenant: string
  masterKeyFile: string
  databaseUrl: string
  pollSeconds: number
  settleSeconds: number
  runsAtOnce: number
  allowHosts: string
  aiUrl: string
  aiKeyFile: string
  aiModel: string
  aiTokens: number
  eventDays: number
  proxies: string[]
  sessionHours: number
  requestsAMinute: number
  ownerPasswordFile: string
  oidcIssuer: string
  oidcClientId: string
  oidcClientSecretFile: string
  oidcRoleClaim: string
  oidcRole: string
  trustedHosts: string[]
  /** Whether runs are told to a collector of traces. */
  traces: boolean
  log: string
}

/** Reads the environment. Throws Problem `setting-invalid` naming the variable. */
export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
  const text = (name: SettingName) => env[name]?.trim() || settingKinds[name].fallback
  const list = (name: SettingName) =>
    text(name)
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean)
  const number = (name: SettingName, min: number, max: number) => {
    const value = Number(text(name))
    if (Number.isFinite(value) && value >= min && value <= max) return value
    throw new Problem('setting-invalid', {
      what: `${name} is "${text(name)}", which is not a number from ${min} to ${max}.`,
      fix: `Set ${name} to a number, or leave it out for ${settingKinds[name].fallback}.`,
    })
  }
  const dataDir = resolve(text('RAINMAKER_DATA'))
  return {
    dataDir,
    host: text('RAINMAKER_HOST'),
    port: number('RAINMAKER_PORT', 0, 65_535),
    publicUrl: text('RAINMAKER_PUBLIC_URL').replace(/\/+$/, ''),
    url: text('RAINMAKER_URL'),
    key: text('RAINMAKER_KEY'),
    tenant: text('RAINMAKER_TENANT'),
    masterKeyFile: text('RAINMAKER_MASTER_KEY_FILE') || join(dataDir, 'master.key'),
    databaseUrl: text('DATABASE_URL'),
    pollSeconds: number('RAINMAKER_POLL_SECONDS', 1, 86_400),
    settleSeconds: number('RAINMAKER_SETTLE_SECONDS', 0, 3600),
    runsAtOnce: number('RAINMAKER_RUNS_AT_ONCE', 1, 100_000),
    allowHosts: text('RAINMAKER_ALLOW_HOSTS'),
    aiUrl: text('RAINMAKER_AI_URL'),
    aiKeyFile: text('RAINMAKER_AI_KEY_FILE'),
    aiModel: text('RAINMAKER_AI_MODEL'),
    aiTokens: number('RAINMAKER_AI_TOKENS', 1, 1_000_000_000),
    eventDays: number('RAINMAKER_EVENT_DAYS', 1, 3650),
    proxies: list('RAINMAKER_PROXIES'),
    sessionHours: number('RAINMAKER_SESSION_HOURS', 0.01, 168),
    requestsAMinute: number('RAINMAKER_REQUESTS_A_MINUTE', 1, 10_000_000),
    ownerPasswordFile: text('RAINMAKER_OWNER_PASSWORD_FILE'),
    oidcIssuer: text('RAINMAKER_OIDC_ISSUER'),
    oidcClientId: text('RAINMAKER_OIDC_CLIENT_ID'),
    oidcClientSecretFile: text('RAINMAKER_OIDC_CLIENT_SECRET_FILE'),
    oidcRoleClaim: text('RAINMAKER_OIDC_ROLE_CLAIM'),
    oidcRole: text('RAINMAKER_OIDC_ROLE'),
    trustedHosts: list('RAINMAKER_TRUSTED_HOSTS').map((host) => host.toLowerCase()),
    traces: text('OTEL_EXPORTER_OTLP_ENDPOINT') !== '',
    log: text('RAINMAKER_LOG'),
  }
}
