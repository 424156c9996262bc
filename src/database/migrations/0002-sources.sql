-- Where records come from, and what each environment's source was last known to hold.

create table sources (
  source_id uuid primary key,
  project_id uuid not null references projects,
  name text not null,
  kind text not null check (kind in ('http', 'file')),
  definition text not null,
  updated_by uuid not null references accounts,
  updated_at timestamptz not null default now()
);
comment on column sources.definition is 'YAML; an environment''s own addresses and secrets stand in its bindings and secrets.';

create table bindings (
  environment_id uuid not null references environments,
  source_id uuid not null references sources,
  config json not null,
  updated_by uuid not null references accounts,
  updated_at timestamptz not null default now(),
  primary key (environment_id, source_id)
);
select wall('bindings');

-- AES-256-GCM; the row's keys and the origin are the associated data: a ciphertext moved to another row does not open.
-- A secret is sent only to the origin that it was entered for, whatever address somebody writes later.
create table secrets (
  environment_id uuid not null references environments,
  source_id uuid not null references sources,
  name text not null,
  origin text not null,
  key_id text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  updated_by uuid not null references accounts,
  updated_at timestamptz not null default now(),
  primary key (environment_id, source_id, name)
);
select wall('secrets');

create table uploads (
  environment_id uuid not null references environments,
  upload_id uuid not null,
  source_id uuid not null references sources,
  name text not null,
  covers text not null check (covers in ('everyone', 'additions')),
  findings json not null,
  records bytea,
  record_count integer not null,
  uploaded_by uuid not null references accounts,
  uploaded_at timestamptz not null default now(),
  primary key (environment_id, upload_id)
);
comment on column uploads.records is 'Gzipped NDJSON, fields marked never store already dropped; emptied once it was read.';
select wall('uploads');

create table pulls (
  environment_id uuid not null references environments,
  pull_id uuid not null,
  source_id uuid not null references sources,
  kind text not null check (kind in ('sample', 'full', 'additions')),
  state text not null check (state in ('queued', 'running', 'parked', 'complete', 'incomplete')),
  upload_id uuid,
  pages integer not null default 0,
  records integer not null default 0,
  changed integer not null default 0,
  gone integer not null default 0,
  problems json not null default '[]',
  problem_count integer not null default 0,
  vendor_total integer,
  digest text,
  profile json,
  failure json,
  parked_until timestamptz,
  started_by uuid references accounts,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (environment_id, pull_id)
);
create index pulls_of_source on pulls (environment_id, source_id, created_at);
comment on column pulls.problems is 'The first entries that could not become records, [{page, position, text}]; problem_count counts them all.';
select wall('pulls');

-- What a page brought: its records by number, and what proves that it was read once. A broken-off pull goes on from here.
create table pull_pages (
  environment_id uuid not null,
  pull_id uuid not null,
  page integer not null,
  proof json not null,
  record_numbers integer[] not null,
  primary key (environment_id, pull_id, page),
  foreign key (environment_id, pull_id) references pulls on delete cascade
);
select wall('pull_pages');

-- The snapshot: each record of a source, its newest payload, and whether the source still has it.
create table source_records (
  environment_id uuid not null references environments,
  source_id uuid not null references sources,
  record_number integer not null,
  record_key text not null,
  payload_hash bytea not null,
  present boolean not null default true,
  primary key (environment_id, source_id, record_number),
  unique (environment_id, source_id, record_key)
);
select wall('source_records');

-- A payload version is stored once. `json`, not `jsonb`: it keeps what was sent, "\u0000" included.
create table payloads (
  environment_id uuid not null references environments,
  source_id uuid not null references sources,
  record_number integer not null,
  payload_hash bytea not null,
  body json not null,
  first_seen_at timestamptz not null default now(),
  primary key (environment_id, source_id, record_number, payload_hash)
);
select wall('payloads');
