-- What runs wait for besides time: an event of the user's own systems, or the end of a run they started.

create table awaited (
  run_id uuid not null,
  path text not null,
  event text,
  -- What the event's payload has to hold.
  match jsonb,
  child_id uuid,
  primary key (run_id, path)
);
create index awaited_event on awaited (event) where event is not null;
create index awaited_child on awaited (child_id) where child_id is not null;
