-- What active workflows listen to is asked with every event, and hardly ever changes: servers keep it as long as this says so.

create table subscription_state (
  -- Random, so that what is kept of one database is never taken for another's.
  id uuid not null default gen_random_uuid()
);
insert into subscription_state default values;

-- As its owner and for all tenants: whoever changes a workflow, everybody has to learn of it.
create function subscriptions_changed() returns trigger language plpgsql security definer
  set search_path from current as $$
declare
  tenant text := coalesce(current_setting('rainmaker.tenant', true), '');
begin
  -- Not as a setting of the function: only superusers may give a function one of our own.
  perform set_config('rainmaker.tenant', '*', true);
  update subscription_state set id = gen_random_uuid();
  perform set_config('rainmaker.tenant', tenant, true);
  return null;
end $$;

create trigger workflow_changed after insert or delete or truncate or update of active, version, activated_at
  on workflow for each statement execute function subscriptions_changed();
create trigger connection_changed after insert or delete or truncate or update of name
  on connection for each statement execute function subscriptions_changed();
create trigger trigger_start_changed after insert or delete or truncate or update
  on trigger_start for each statement execute function subscriptions_changed();
