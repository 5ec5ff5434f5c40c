-- Whether somebody watches at a server: only then do the others tell it what happens with them.
alter table server add column listening boolean not null default false;
