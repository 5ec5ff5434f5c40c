-- Two orgs may each have an outbound message of the same name.
alter table hook add column owner uuid generated always as
  (coalesce(connection_id, '00000000-0000-0000-0000-000000000000'::uuid)) stored;
alter table hook drop constraint hook_kind_name_key, add constraint hook_kind_name_key unique (tenant_id, kind, name, owner);
