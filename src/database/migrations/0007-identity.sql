-- Signing in to the site: links, sessions, and the record of both. Tokens are stored hashed.

create table links (
  environment_id uuid not null references environments,
  token_hash bytea not null,
  kind text not null check (kind in ('invitation', 'sign_in', 'choice')),
  person_id uuid,
  email text,
  message_id uuid,
  code_hash bytea,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (environment_id, token_hash),
  foreign key (environment_id, person_id) references persons on delete cascade
);
comment on table links is
  'invitation: personal, works until it expires or is revoked, and while its person has the address that it was mailed to. sign_in: single use, for an address. choice: after the proof, which of the names that share the address.';
comment on column links.email is 'Where it was mailed, or for a choice what was proven.';
comment on column links.code_hash is 'The code that stands beside a sign-in link; of a choice, the code that was the proof.';
create index links_of_person on links (environment_id, person_id);
select wall('links');

create table sessions (
  environment_id uuid not null references environments,
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (environment_id, token_hash),
  foreign key (environment_id, person_id) references persons on delete cascade
);
create index sessions_of_person on sessions (environment_id, person_id);
select wall('sessions');

create table sign_ins (
  environment_id uuid not null references environments,
  sign_in_id uuid not null,
  person_id uuid not null,
  at timestamptz not null default now(),
  how text not null check (how in ('invitation', 'sign_in', 'code')),
  network text not null,
  agent text not null,
  primary key (environment_id, sign_in_id),
  foreign key (environment_id, person_id) references persons on delete cascade
);
create index sign_ins_of_person on sign_ins (environment_id, person_id, at);
select wall('sign_ins');
