-- What feeds keep beside positions and last seen states.

-- The state was put together from a change event and has not been read from the org since.
alter table seen add column hinted boolean not null default false;

-- Spans of org time in which a feed may have missed something: shown, repaired by reading, never silent.
create table gap (
  id bigint generated always as identity primary key,
  connection_id uuid not null,
  feed text not null,
  -- '' when all objects of the feed are concerned.
  object text not null default '',
  reason text not null,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  noticed_at timestamptz not null default now(),
  -- Events behind this position that reading brought are what was recovered.
  after_position bigint not null,
  closed_at timestamptz,
  recovered integer,
  deletions integer,
  problem jsonb
);
create index gap_open on gap (connection_id) where closed_at is null;

-- Records that are in a list view or meet a condition some workflow watches.
create table member (
  connection_id uuid not null,
  object text not null,
  -- list-view:Hot_Leads, query:Amount > 5
  list text not null,
  record_id text not null,
  primary key (connection_id, object, list, record_id)
);

-- Addresses others may post to. Only a hash of the secret part is kept.
create table hook (
  id uuid primary key,
  kind text not null,
  name text not null,
  secret_hash bytea not null unique,
  connection_id uuid,
  -- Outbound messages: what it was set up for, and the action id pinned by its first message.
  object text,
  action_id text,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  used_at timestamptz,
  received bigint not null default 0,
  refused bigint not null default 0,
  refusal jsonb,
  unique (kind, name)
);

-- A workflow that shall also hear of what was there before its activation.
create table first_run (
  workflow_id uuid primary key,
  connection_id uuid not null,
  activated_at timestamptz not null,
  choice jsonb not null,
  -- The last row read, in order of stamp and id; null before the first.
  position jsonb,
  read bigint not null default 0,
  started bigint not null default 0,
  finished_at timestamptz,
  problem jsonb
);
create index first_run_open on first_run (connection_id) where finished_at is null;
