-- Joint work on the mapping document: what was saved lately, who is in the room, who edits what, the versions that the
-- client team hands in, and what the platform team makes of them.

-- What an edit that began a while ago is merged with: the last fifty of each project.
create table mapping_revisions (
  project_id uuid not null references projects,
  revision integer not null,
  document json not null,
  model json not null,
  saved_by uuid not null references accounts,
  saved_at timestamptz not null default now(),
  primary key (project_id, revision)
);

-- Who is in the room. Lost in a crash, it is there again within seconds.
create unlogged table mapping_presences (
  project_id uuid not null,
  account_id uuid not null,
  tab text,
  list text,
  "row" text,
  "column" text,
  seen_at timestamptz not null default now(),
  primary key (project_id, account_id)
);
comment on column mapping_presences.list is 'Which of the tab''s grids; row and column are as that grid names them.';

-- Where a project has it otherwise than every project: whether its client team edits a tab.
create table mapping_rights (
  project_id uuid not null references projects,
  area text not null,
  client_edits boolean not null,
  set_by uuid not null references accounts,
  set_at timestamptz not null default now(),
  primary key (project_id, area)
);
comment on column mapping_rights.area is 'A tab, or platform: its fields, user types and tags.';

-- A version never changes. What becomes of it stands in mapping_decisions; without a row there it waits.
create table mapping_versions (
  project_id uuid not null references projects,
  number integer not null,
  kind text not null check (kind in ('handed in')),
  revision integer not null,
  document json not null,
  model json not null,
  hash text not null,
  note text not null,
  problems integer not null,
  made_by uuid not null references accounts,
  made_at timestamptz not null default now(),
  primary key (project_id, number)
);
comment on column mapping_versions.revision is 'The draft that it was frozen from.';
comment on column mapping_versions.problems is 'How many the checks found in it.';

create table mapping_decisions (
  project_id uuid not null,
  number integer not null,
  decision text not null check (decision in ('accepted', 'returned')),
  decided_by uuid not null references accounts,
  decided_at timestamptz not null default now(),
  primary key (project_id, number),
  foreign key (project_id, number) references mapping_versions
);

create table mapping_questions (
  question_id uuid primary key,
  project_id uuid not null,
  number integer not null,
  tab text not null,
  "row" text,
  "column" text,
  place text not null,
  text text not null,
  asked_by uuid not null references accounts,
  asked_at timestamptz not null default now(),
  answer text,
  answered_by uuid references accounts,
  answered_at timestamptz,
  foreign key (project_id, number) references mapping_versions,
  check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
);
create index mapping_questions_of_version on mapping_questions (project_id, number);
comment on column mapping_questions.place is 'What the place was called when it was asked.';

-- Whoever has a document open while this is installed goes on from it.
insert into mapping_revisions (project_id, revision, document, model, saved_by, saved_at)
select project_id, revision, document, model, updated_by, updated_at from mapping_drafts;
