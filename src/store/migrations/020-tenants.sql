-- Tenants: whose everything is. Row-level security follows from the columns a table has (../isolate.ts).

create table tenant (
  id uuid primary key,
  name text not null unique,
  -- Where it is told of customers who finished connecting; its secret is sealed beside those of connections.
  webhook_url text,
  created_at timestamptz not null default now()
);

-- Whose a connection, a workflow or a key is, or was: what they left behind outlives them.
create table owned (
  id uuid primary key,
  tenant_id uuid not null
);
create index owned_of on owned (tenant_id);

-- Its zeros are also what stands in place of a connection with events that come from no org.
insert into tenant (id, name) values ('00000000-0000-0000-0000-000000000000', 'default');
insert into owned (id, tenant_id) select id, id from tenant;

create function tenant_here() returns uuid language sql stable as $$
  select coalesce(nullif(nullif(current_setting('rainmaker.tenant', true), ''), '*'), '00000000-0000-0000-0000-000000000000')::uuid
$$;

-- As its owner: a tenant may not write whose something is, only have it noted.
create function note_owner() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into owned (id, tenant_id) values (new.id, new.tenant_id) on conflict (id) do nothing;
  return new;
end $$;

alter table connection add column tenant_id uuid not null default tenant_here();
alter table workflow add column tenant_id uuid not null default tenant_here();
alter table agent_key add column tenant_id uuid not null default tenant_here();
alter table hook add column tenant_id uuid not null default tenant_here();

insert into owned (id, tenant_id)
select id, tenant_id from connection union select id, tenant_id from workflow union select id, tenant_id from agent_key
union select distinct connection_id, tenant_here() from event union select distinct workflow_id, tenant_here() from run
on conflict (id) do nothing;

create trigger connection_owner before insert on connection for each row execute function note_owner();
create trigger workflow_owner before insert on workflow for each row execute function note_owner();
create trigger agent_key_owner before insert on agent_key for each row execute function note_owner();

-- Two tenants may use the same names.
alter table connection drop constraint connection_name_key, add constraint connection_name_key unique (tenant_id, name);
alter table workflow drop constraint workflow_name_key, add constraint workflow_name_key unique (tenant_id, name);

-- Lines say whose they are; those from before tenants are the first one's.
alter table agent_audit add column tenant_id uuid not null
  generated always as (coalesce(entry ->> 'tenantId', '00000000-0000-0000-0000-000000000000')::uuid) stored;
create index agent_audit_of on agent_audit (tenant_id, position);

create policy of_tenant on tenant using ((select current_setting('rainmaker.tenant', true)) in ('*', id::text));
create policy of_tenant on budget using (
  (select current_setting('rainmaker.tenant', true)) = '*'
  or exists (select 1 from owned where owned.id::text = split_part(budget.of, ' ', 2))
);
