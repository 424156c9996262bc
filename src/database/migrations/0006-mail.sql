-- Mail: who may be written to in Dev, what was written to whom. Messages hold merge data; a link is minted at each attempt.

create table test_addresses (
  environment_id uuid not null references environments,
  email text not null,
  added_by uuid not null references accounts,
  added_at timestamptz not null default now(),
  primary key (environment_id, email)
);
select wall('test_addresses');

create table campaigns (
  environment_id uuid not null references environments,
  campaign_id uuid not null,
  project_id uuid not null references projects,
  template text not null check (template in ('invitation')),
  recipients json not null,
  cap integer not null,
  approved_by uuid not null references accounts,
  approved_at timestamptz not null default now(),
  primary key (environment_id, campaign_id)
);
comment on column campaigns.recipients is 'The rule that chose them: {people: [id…]} or {userTypes: […]} or {everyone: true}.';
select wall('campaigns');

create table messages (
  environment_id uuid not null references environments,
  message_id uuid not null,
  campaign_id uuid,
  template text not null check (template in ('invitation', 'sign_in', 'unknown_address')),
  person_id uuid,
  to_address text not null,
  merge json not null,
  release_id uuid references releases,
  state text not null check (state in ('queued', 'sent', 'kept', 'refused', 'failed')),
  attempts integer not null default 0,
  due_at timestamptz not null default now(),
  reason text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (environment_id, message_id),
  foreign key (environment_id, person_id) references persons on delete cascade
);
comment on column messages.state is 'kept: no SMTP is set, so it stays in the outbox; refused: Dev may not write to that address.';
comment on column messages.release_id is 'Whose texts it has; null for the texts that every site starts from.';
comment on column messages.due_at is 'When it is tried next. Whoever takes it up moves it on, so that nobody else does meanwhile.';
-- A campaign's messages are sent by one job, any other by its own.
create index messages_due on messages (environment_id, coalesce(campaign_id, message_id), due_at) where state = 'queued';
create index messages_of_person on messages (environment_id, person_id, created_at);
create index messages_in_order on messages (environment_id, created_at);
create unique index messages_once_per_campaign on messages (environment_id, campaign_id, person_id) where campaign_id is not null;
select wall('messages');
