-- Messages that were acknowledged and are not yet events: they are kept first, and read anew from the org after that.
create table inbox (
  id bigint generated always as identity primary key,
  connection_id uuid not null,
  hook_id uuid not null,
  -- Unique by org and notification.
  key text not null,
  object text not null,
  record_id text not null,
  -- As it was told: texts by field.
  told jsonb not null,
  received_at timestamptz not null default now(),
  unique (connection_id, key)
);
