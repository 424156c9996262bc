-- Who works here (accounts), for whom (clients, sites, environments, projects), and what they did (the audit log).

-- The role that `within(environment, …)` takes on: it owns nothing and sees only the rows of one environment.
do $$
begin
  if not exists (select from pg_roles where rolname = 'gangway_environment') then
    create role gangway_environment nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another database of this server created it at the same moment
end
$$;

do $$
begin
  if not pg_has_role(current_user, 'gangway_environment', 'member') or not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant gangway_environment to %I', current_user);
  end if;
end
$$;

grant usage on schema public to gangway_environment;

-- The database's wall: no row of `name` is read or written but in the environment that the transaction names.
-- `force` holds the owner to it too, so a query outside `within` sees nothing.
create function wall(name regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format(
    'create policy environment on %s using (environment_id = nullif(current_setting(''gangway.environment'', true), '''')::uuid)',
    name
  );
  execute format('grant select, insert, update, delete on %s to gangway_environment', name);
end
$$;

create table accounts (
  account_id uuid primary key,
  email text not null,
  name text not null,
  created_at timestamptz not null default now()
);
create unique index accounts_email on accounts (lower(email));

create table clients (
  client_id uuid primary key,
  slug text not null unique,
  name text not null,
  created_at timestamptz not null default now()
);

-- A membership without a client is of the platform team and reaches every client.
create table memberships (
  membership_id uuid primary key,
  account_id uuid not null references accounts,
  client_id uuid references clients,
  role text not null check (role in ('owner', 'manager', 'engineer', 'client')),
  created_at timestamptz not null default now(),
  check ((role = 'client') = (client_id is not null))
);
create unique index memberships_once on memberships (account_id, coalesce(client_id, '00000000-0000-0000-0000-000000000000'));
-- One installation has one first owner: the statement that creates them is the check.
create table installation (
  single boolean primary key default true check (single),
  owner_id uuid not null references accounts,
  created_at timestamptz not null default now()
);

create table account_links (
  token_hash bytea primary key,
  email text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
comment on table account_links is 'Single-use links into the console. No e-mail: the link that creates the first owner.';

create table account_sessions (
  token_hash bytea primary key,
  account_id uuid not null references accounts,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  network text not null,
  agent text not null
);

create table sites (
  site_id uuid primary key,
  client_id uuid not null references clients,
  slug text not null unique,
  name text not null,
  settings json not null,
  created_at timestamptz not null default now()
);

create table environments (
  environment_id uuid primary key,
  site_id uuid not null references sites,
  kind text not null check (kind in ('dev', 'prod')),
  host text not null unique,
  created_at timestamptz not null default now(),
  unique (site_id, kind)
);

create table projects (
  project_id uuid primary key,
  site_id uuid not null references sites,
  kind text not null check (kind in ('registration', 'sso', 'content')),
  name text not null,
  created_at timestamptz not null default now()
);

-- Entries say who did what to which row, and commit to the values by a salted hash;
-- the values themselves stand apart, so that erasing them leaves the log whole.
create table audit_entries (
  audit_id uuid primary key,
  at timestamptz not null default now(),
  event text not null,
  actor_kind text not null check (actor_kind in ('account', 'person', 'system')),
  actor_id uuid,
  client_id uuid,
  environment_id uuid,
  subject_kind text not null,
  subject_id text not null,
  commitment bytea
);
create index audit_entries_subject on audit_entries (subject_kind, subject_id, at);

create table audit_values (
  audit_id uuid primary key references audit_entries,
  salt bytea not null,
  value json not null
);

-- Attempts counted per window. `key_hash` is a keyed hash of what is limited (an address, a network).
create table attempts (
  key_hash bytea not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key_hash, window_start)
);

-- What is done inside an environment is logged in the same transaction.
grant insert on audit_entries, audit_values to gangway_environment;
