-- Snapshot → outcome → plan → run.

-- What a release makes of each record. Derived: kept so that an unchanged record is not mapped again,
-- and so that each term of the count bridge opens its people.
create table outcomes (
  environment_id uuid not null,
  source_id uuid not null,
  release_id uuid not null references releases,
  record_number integer not null,
  payload_hash bytea not null,
  status text not null check (status in ('included', 'excluded', 'held')),
  person_key text,
  external_id text,
  email text,
  name text,
  user_types text[] not null,
  reason json,
  primary key (environment_id, source_id, release_id, record_number),
  foreign key (environment_id, source_id, record_number) references source_records on delete cascade
);
create index outcomes_by_person on outcomes (environment_id, source_id, release_id, person_key);
create index outcomes_by_external_id on outcomes (environment_id, source_id, release_id, external_id);
select wall('outcomes');

create table plans (
  environment_id uuid not null references environments,
  plan_id uuid not null,
  project_id uuid not null references projects,
  source_id uuid not null references sources,
  release_id uuid not null references releases,
  pull_id uuid not null,
  state text not null check (state in ('queued', 'running', 'ready', 'failed', 'applied')),
  as_of timestamptz not null,
  done integer not null default 0,
  total integer not null default 0,
  bridge json,
  counts json,
  brake json,
  failure json,
  made_by uuid references accounts,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (environment_id, plan_id),
  foreign key (environment_id, pull_id) references pulls
);
create index plans_of_project on plans (environment_id, project_id, created_at);
select wall('plans');

-- The people whom a plan being made looks at; emptied when it is made.
create table plan_groups (
  environment_id uuid not null,
  plan_id uuid not null,
  position integer not null,
  person_key text not null,
  basis bytea not null,
  primary key (environment_id, plan_id, position),
  foreign key (environment_id, plan_id) references plans on delete cascade
);
select wall('plan_groups');

-- `end`: the source no longer knows them, but another does. `same`: nothing that shows changes, the source's word does.
create table plan_rows (
  environment_id uuid not null,
  plan_id uuid not null,
  row_number integer not null,
  person_id uuid not null,
  person_key text not null,
  action text not null check (action in ('create', 'update', 'suspend', 'restore', 'end', 'same', 'held')),
  expected_version integer,
  name text not null,
  change json not null,
  intent json,
  note text,
  applied_at timestamptz,
  primary key (environment_id, plan_id, row_number),
  foreign key (environment_id, plan_id) references plans on delete cascade
);
comment on column plan_rows.intent is 'What the source says and the identifiers that go with it: all that apply needs, so what was seen is what runs.';
select wall('plan_rows');

create table runs (
  environment_id uuid not null references environments,
  run_id uuid not null,
  plan_id uuid not null,
  state text not null check (state in ('queued', 'running', 'done', 'waiting', 'failed')),
  done integer not null default 0,
  total integer not null,
  failure json,
  confirmed_by uuid references accounts,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (environment_id, run_id),
  foreign key (environment_id, plan_id) references plans
);
create unique index runs_of_plan on runs (environment_id, plan_id);
select wall('runs');
