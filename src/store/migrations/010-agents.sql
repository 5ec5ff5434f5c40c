-- Agents that come in over MCP: their keys, what they plan to write, and everything they did.

create table agent_key (
  id uuid primary key,
  name text not null,
  -- The first characters, to tell keys apart; the key itself is not kept.
  prefix text not null,
  hash text not null unique,
  connection_id uuid not null,
  grants jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);

-- A write as it was shown: executed as it stands here, once, or never.
create table agent_plan (
  id uuid primary key,
  key_id uuid not null references agent_key (id),
  tool text not null,
  -- The rows for the org and what the records were like when it was planned; `hash` is over both.
  body jsonb not null,
  hash text not null,
  status text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  decided_at timestamptz,
  executed_at timestamptz,
  result jsonb
);

create index agent_plan_newest on agent_plan (created_at desc);

-- One line a call. The columns beside `entry` are taken from it and cannot differ from it.
create table agent_audit (
  position bigint primary key,
  entry jsonb not null,
  previous text not null,
  hash text not null,
  at text not null generated always as (entry ->> 'at') stored,
  key_id text generated always as (entry ->> 'keyId') stored,
  rows_read int not null generated always as ((entry ->> 'rows')::int) stored,
  rows_written int not null generated always as ((entry ->> 'writes')::int) stored,
  api_calls double precision not null generated always as ((entry ->> 'apiCalls')::float8) stored
);

create index agent_audit_by_key on agent_audit (key_id, at);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log only grows';
end $$;

create trigger agent_audit_only_grows before update or delete or truncate on agent_audit
  for each statement execute function refuse_change_of_audit();
