-- How many steps a run had finished when a server last died with it: `attempt` counts the deaths since it got further.
alter table run add column steps_at_death integer not null default 0;
