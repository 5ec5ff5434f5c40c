-- What we write ourselves: told apart from what others change, undone on request, planned without being done; and what it may cost.

-- One row for each record a step wrote. Stored before the write is sent, completed by its answer.
create table own_write (
  id uuid primary key,
  connection_id uuid not null,
  -- Null when only ids were named.
  object text,
  -- Null until the answer to a creation is there.
  record_id text,
  -- create, update, upsert (until it is known which), delete, undelete, other; touch: a parent that moves with its child.
  operation text not null,
  -- What was set, by API names.
  fields jsonb not null default '{}',
  -- The same fields before, with who changed the record last and when.
  before jsonb,
  run_id uuid,
  path text,
  -- How many runs stand between this write and the first cause.
  depth integer not null default 0,
  -- Org time surely before and surely after the write. Without the second its answer never came.
  sent_at timestamptz not null,
  done_at timestamptz,
  noted_at timestamptz not null default clock_timestamp(),
  place integer not null default 0,
  undone_at timestamptz
);
create index own_write_record on own_write (connection_id, record_id, sent_at);
create index own_write_open on own_write (connection_id, object) where record_id is null;
create index own_write_run on own_write (run_id);
create index own_write_age on own_write (noted_at);

-- An echo is a change of our own; its cause is the run whose write it was.
alter table event add column echo boolean not null default false;
alter table event add column cause uuid;
alter table event add column depth integer not null default 0;
alter table run add column depth integer not null default 0;

-- A dry run: journalled like any run, and never writes.
alter table run add column trial boolean not null default false;
-- What a step of a dry run would change, record by record and field by field.
alter table step add column plan jsonb;

-- What may be spent. Rows exist only where somebody set something.
create table budget (
  -- 'connection <id>' or 'workflow <id>'.
  of text primary key,
  -- Of a connection: the share of the org's allowance left to other apps, 0 to 1.
  reserve double precision,
  -- Of a workflow.
  calls_a_day double precision,
  priority text not null default 'normal'
);

-- Connections whose allowance is used up: who asks next, and when.
create table allowance (
  connection_id uuid primary key,
  parked_at timestamptz not null,
  probe_at timestamptz not null,
  problem jsonb not null
);
