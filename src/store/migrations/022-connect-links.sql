-- Links that a product hands to its own customers, who connect their org with them; and what it is told when they have.

create table connect_link (
  id uuid primary key,
  tenant_id uuid not null default tenant_here(),
  connection_id uuid not null unique,
  hash bytea not null unique,
  -- The customer's id in the product, and what the product is called on the page.
  customer text not null,
  product text not null,
  return_url text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  finished_at timestamptz
);
create index connect_link_of on connect_link (tenant_id, created_at desc);

-- Kept until the other side took it, or for so many tries.
create table webhook_delivery (
  id uuid primary key,
  tenant_id uuid not null,
  body text not null,
  tries integer not null default 0,
  next_at timestamptz default now(),
  delivered_at timestamptz,
  -- What came of the last try.
  answer text,
  created_at timestamptz not null default now()
);
create index webhook_delivery_due on webhook_delivery (next_at) where next_at is not null;
