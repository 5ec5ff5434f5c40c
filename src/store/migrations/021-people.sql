-- People and programs that may come in. Of everything that opens a door only a hash is kept.

create table person (
  id uuid primary key,
  tenant_id uuid not null default tenant_here(),
  -- What they sign in with; one in the whole installation, so that signing in needs no tenant.
  login text not null unique,
  name text not null,
  role text not null,
  -- scrypt with its parameters; null: signs in by links, or elsewhere.
  password text,
  -- Issuer and subject of the sign-in elsewhere (OpenID).
  subject text unique,
  disabled_at timestamptz,
  signed_in_at timestamptz,
  created_at timestamptz not null default now()
);
create index person_of on person (tenant_id);

create table session (
  id uuid primary key,
  tenant_id uuid not null,
  person_id uuid not null,
  hash bytea not null unique,
  -- Where from and with what, as people recognise their own.
  address text not null,
  agent text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_person on session (person_id);

-- A link that signs in once. A person has one at most: a new one replaces it.
create table sign_in_link (
  person_id uuid primary key,
  tenant_id uuid not null,
  hash bytea not null unique,
  -- Null: until it is used.
  expires_at timestamptz
);

-- Wrong passwords in a row, by what was given as login, whether or not there is such a person.
create table sign_in_failure (
  login_hash bytea primary key,
  failures integer not null,
  closed_until timestamptz not null
);

-- A sign-in elsewhere under way.
create table openid_attempt (
  state_hash bytea primary key,
  nonce text not null,
  verifier text not null,
  expires_at timestamptz not null
);

create table api_key (
  id uuid primary key,
  tenant_id uuid not null default tenant_here(),
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  -- Names of permissions.
  scopes text[] not null,
  -- Who made it: a person's id, or null of the server's own key.
  made_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_of on api_key (tenant_id);
