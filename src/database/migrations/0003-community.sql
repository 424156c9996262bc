-- The people of an environment: what a sync writes and the site shows.

create table persons (
  environment_id uuid not null references environments,
  person_id uuid not null,
  version integer not null default 1,
  state text not null check (state in ('active', 'suspended')),
  origin text not null check (origin in ('sync', 'sign_in', 'registration', 'hand')),
  profile jsonb not null,
  local jsonb not null default '{}',
  user_types text[] not null,
  tags text[] not null,
  in_directory boolean not null,
  directory_choice boolean,
  terms_accepted_at timestamptz,
  display_name text not null,
  sort_name text not null,
  email text,
  search_text text not null,
  photo_hash text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (environment_id, person_id)
);
-- `jsonb`, unlike what a source sent: it is filtered by, and holds no character that jsonb doesn't take.
comment on column persons.profile is 'The effective value of each field; what each source says stands in presences, what was edited here in local.';
comment on column persons.in_directory is 'Whether the mapping lets them be listed; directory_choice is their own word and wins when it is no.';
-- Row-level security lets no LIKE decide which part of an index is read, so a search reads an environment's part whole:
-- with all that it asks about in the index, that is some 15 ms for 100,000 people.
create index persons_by_name on persons (environment_id, sort_name, person_id)
  include (search_text, state, in_directory, directory_choice, user_types);
create index persons_by_email on persons (environment_id, email);
select wall('persons');

-- Unique among those in force; an identifier that passed to another person keeps its past.
create table identifiers (
  environment_id uuid not null,
  kind text not null check (kind in ('external', 'email', 'subject')),
  namespace text not null,
  value text not null,
  person_id uuid not null,
  since timestamptz not null default now(),
  until timestamptz,
  primary key (environment_id, kind, namespace, value, since),
  foreign key (environment_id, person_id) references persons on delete cascade
);
create unique index identifiers_in_force on identifiers (environment_id, kind, namespace, value) where until is null;
create index identifiers_of_person on identifiers (environment_id, person_id);
select wall('identifiers');

-- What each source says of a person. A person is suspended when no presence is active; a source ends only its own.
create table presences (
  environment_id uuid not null,
  source_id uuid not null references sources,
  person_id uuid not null,
  project_id uuid not null references projects,
  state text not null check (state in ('active', 'ended')),
  person_key text not null,
  said json not null,
  basis bytea not null,
  release_id uuid not null,
  since timestamptz not null default now(),
  ended_at timestamptz,
  primary key (environment_id, source_id, person_id),
  foreign key (environment_id, person_id) references persons on delete cascade
);
comment on column presences.said is 'The source values: {values, userTypes, tags, directory}, before policies.';
comment on column presences.basis is 'Digest of the person''s records (number and payload hash) under the release; equal basis, nothing to do.';
create unique index presences_by_key on presences (environment_id, source_id, person_key);
create index presences_of_person on presences (environment_id, person_id);
select wall('presences');

create table history (
  environment_id uuid not null,
  history_id uuid not null,
  person_id uuid not null,
  at timestamptz not null default now(),
  kind text not null check (kind in ('created', 'updated', 'suspended', 'restored')),
  run_id uuid,
  actor_kind text not null check (actor_kind in ('account', 'person', 'system')),
  actor_id uuid,
  change json not null,
  primary key (environment_id, history_id),
  foreign key (environment_id, person_id) references persons on delete cascade
);
create index history_of_person on history (environment_id, person_id, at);
create index history_of_run on history (environment_id, run_id);
select wall('history');

create table photos (
  environment_id uuid not null,
  person_id uuid not null,
  hash text not null,
  image bytea not null,
  primary key (environment_id, person_id),
  foreign key (environment_id, person_id) references persons on delete cascade
);
select wall('photos');

-- Dev opens to these people, and sends their mail to the address given here.
create table test_people (
  environment_id uuid not null,
  person_id uuid not null,
  address text not null,
  added_by uuid not null references accounts,
  added_at timestamptz not null default now(),
  primary key (environment_id, person_id),
  foreign key (environment_id, person_id) references persons on delete cascade
);
select wall('test_people');
