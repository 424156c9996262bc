-- The mapping document, the releases frozen from it, and the permits that a deploy leaves behind.

create table mapping_drafts (
  project_id uuid primary key references projects,
  revision integer not null default 1,
  document json not null,
  model json not null,
  mail json not null,
  updated_by uuid not null references accounts,
  updated_at timestamptz not null default now()
);

create table releases (
  release_id uuid primary key,
  project_id uuid not null references projects,
  number integer not null,
  hash text not null,
  content json not null,
  frozen_by uuid not null references accounts,
  frozen_at timestamptz not null default now(),
  unique (project_id, number),
  unique (project_id, hash)
);
comment on column releases.content is '{document, model, sources, mail, engine}: everything that runs, and no environment in it.';

create table deployments (
  environment_id uuid not null references environments,
  deployment_id uuid not null,
  project_id uuid not null references projects,
  release_id uuid not null references releases,
  deployed_by uuid not null references accounts,
  confirmed_as text not null,
  deployed_at timestamptz not null default now(),
  primary key (environment_id, deployment_id)
);
comment on column deployments.confirmed_as is 'The name that was typed to confirm it.';
select wall('deployments');

create table permits (
  environment_id uuid not null references environments,
  permit_id uuid not null,
  project_id uuid not null references projects,
  purpose text not null check (purpose in ('sync', 'mail')),
  release_id uuid not null references releases,
  granted_by uuid not null references accounts,
  granted_at timestamptz not null default now(),
  revoked_by uuid references accounts,
  revoked_at timestamptz,
  primary key (environment_id, permit_id)
);
create unique index permits_in_force on permits (environment_id, project_id, purpose) where revoked_at is null;
select wall('permits');
