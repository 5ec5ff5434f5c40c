-- Addresses and ranges an API key may be used from; none: from anywhere.
alter table api_key add column addresses text[] not null default '{}';
