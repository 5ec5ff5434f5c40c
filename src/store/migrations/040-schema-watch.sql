-- What orgs looked like to their connected users when all was well, and what has become worse since.

create table schema_seen (
  connection_id uuid not null,
  object text not null,
  -- The object as workflows knew it: takes up what is new or better, keeps what was lost until it is back or accepted.
  known jsonb not null,
  -- What was lost, with the time it was first noticed.
  lost jsonb not null default '[]',
  -- The org's own word for the state last read, for conditional reads; null: read it whole.
  last_modified text,
  -- When the whole description was last read.
  whole_at timestamptz not null,
  primary key (connection_id, object)
);

create table schema_check (
  connection_id uuid primary key,
  begun_at timestamptz not null,
  checked_at timestamptz,
  problem jsonb
);
