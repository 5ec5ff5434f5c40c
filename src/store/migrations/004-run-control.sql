-- What people do to runs: pause them, do them again with other input, decide what is in doubt.

-- Nothing of a paused workflow is claimed; what its trigger hears waits in line.
alter table workflow add column paused_at timestamptz;

-- The run this one repeats, and what was changed in it: {"from": path or null, "input": {...}}.
alter table run add column rerun_of uuid;
alter table run add column edit jsonb;

create index step_in_doubt on step (started_at) where status = 'in-doubt';
