-- Who is about to look for a record by a key and to create it when there is none: nobody else does so meanwhile, on any server.
create table key_lease (
  connection_id uuid not null,
  -- Hash of object, field and value: values are people's data.
  key text not null,
  holder uuid not null,
  -- A lease falls with its server.
  server_id uuid not null,
  until timestamptz not null,
  primary key (connection_id, key)
);
create index key_lease_of on key_lease (holder);
