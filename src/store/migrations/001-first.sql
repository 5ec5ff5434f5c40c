-- Everything Rainmaker keeps. No foreign keys across what may live on different nodes of a distributed PostgreSQL.

create table server (
  id uuid primary key,
  lock_key bigint not null,
  started_at timestamptz not null default now(),
  -- Renewed every second: a server that stands still keeps its lock, and so does one on a database without such locks.
  seen_at timestamptz not null default now()
);

create table connection (
  id uuid primary key,
  name text not null unique,
  login_url text not null,
  flow text not null,
  client_id text not null,
  instance_url text,
  org_id text,
  user_id text,
  username text,
  scopes text,
  api_version text not null,
  status text not null,
  problem jsonb,
  settings jsonb not null default '{}',
  api_used integer,
  api_limit integer,
  api_seen_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- One sealed value each (AES-256-GCM, bound to its row); the key lives outside the database.
create table secret (
  connection_id uuid not null,
  name text not null,
  sealed bytea not null,
  epoch bigint not null default 1,
  updated_at timestamptz not null default now(),
  primary key (connection_id, name)
);

-- An OAuth flow under way: state -> what to do when the browser comes back.
create table oauth_attempt (
  state text primary key,
  connection_id uuid not null,
  sealed bytea not null,
  expires_at timestamptz not null
);

create table workflow (
  id uuid primary key,
  name text not null unique,
  active boolean not null default false,
  version integer not null,
  activated_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table workflow_version (
  workflow_id uuid not null,
  version integer not null,
  document jsonb not null,
  source text not null,
  created_at timestamptz not null default now(),
  primary key (workflow_id, version)
);

-- Where a feed stands. The position moves only in the transaction that stores the events before it.
create table feed (
  connection_id uuid not null,
  name text not null,
  object text not null,
  position jsonb not null,
  polled_at timestamptz,
  problem jsonb,
  primary key (connection_id, name, object)
);

-- The last state seen of each record: what tells created from updated, and a repeat from a change.
create table seen (
  connection_id uuid not null,
  object text not null,
  record_id text not null,
  stamp timestamptz not null,
  hash text not null,
  values jsonb not null,
  -- Known to be deleted: it is not counted among what a query finds, and its return is an undelete.
  gone boolean not null default false,
  primary key (connection_id, object, record_id)
);
create index seen_stamp on seen (connection_id, object, stamp);

-- From when, in the time of the org, events count for an active workflow. Belongs to one activation of it.
create table trigger_start (
  workflow_id uuid primary key,
  activated_at timestamptz not null,
  since timestamptz not null
);

create table event (
  position bigint generated always as identity primary key,
  connection_id uuid not null,
  feed text not null,
  object text not null,
  change text not null,
  record_id text not null,
  key text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  record jsonb not null,
  before jsonb,
  unique (connection_id, key)
);
create index event_record on event (record_id);
create index event_received on event (received_at);

create table run (
  id uuid primary key,
  workflow_id uuid not null,
  workflow_version integer not null,
  event_position bigint,
  record_id text,
  status text not null,
  queued_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  wake_at timestamptz,
  attempt integer not null default 0,
  server_id uuid,
  epoch bigint not null default 0,
  problem jsonb,
  outcome text,
  api_calls double precision not null default 0
);
create index run_newest on run (queued_at desc, id);
create index run_status on run (status, queued_at desc);
create index run_workflow on run (workflow_id, queued_at desc);
-- Events of runs under way are kept.
create index run_event on run (event_position) where finished_at is null;
create index run_server on run (server_id) where status = 'running';
-- What happens to a record is worked through in the order of its events.
create index run_order on run (workflow_id, record_id, event_position) where status in ('queued', 'running');

-- The journal: a run's state is the set of its finished steps. Keyed by path, not by order.
create table step (
  run_id uuid not null,
  path text not null,
  kind text not null,
  action text,
  status text not null,
  write_class text,
  input jsonb,
  output jsonb,
  problem jsonb,
  attempt integer not null default 1,
  api_calls double precision not null default 0,
  shared_by integer,
  sent_at timestamptz,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (run_id, path)
);

-- Who spent the allowance: one row an hour and purpose.
create table api_usage (
  hour timestamptz not null,
  connection_id uuid not null,
  purpose text not null,
  workflow_id text not null default '',
  calls double precision not null default 0,
  primary key (hour, connection_id, purpose, workflow_id)
);
