-- The part a run has in the deaths of servers since it got a step further: each death is divided among the runs under way.
alter table run add column blame double precision not null default 0;
