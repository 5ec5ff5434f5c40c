-- How many calls a server lets be under way on one org at the same time: all servers share what Salesforce allows.
alter table server add column calls integer not null default 1;
