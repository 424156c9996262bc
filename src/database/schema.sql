-- Written by `npm run schema`. Read it, don't edit it.

account_links
  token_hash bytea not null
  email text
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  PRIMARY KEY (token_hash)

account_sessions
  token_hash bytea not null
  account_id uuid not null
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  network text not null
  agent text not null
  FOREIGN KEY (account_id) REFERENCES accounts(account_id)
  PRIMARY KEY (token_hash)

accounts
  account_id uuid not null
  email text not null
  name text not null
  created_at timestamp with time zone not null default now()
  PRIMARY KEY (account_id)
  CREATE UNIQUE INDEX accounts_email ON public.accounts USING btree (lower(email))

attempts
  key_hash bytea not null
  window_start timestamp with time zone not null
  count integer not null
  PRIMARY KEY (key_hash, window_start)

audit_entries
  audit_id uuid not null
  at timestamp with time zone not null default now()
  event text not null
  actor_kind text not null
  actor_id uuid
  client_id uuid
  environment_id uuid
  subject_kind text not null
  subject_id text not null
  commitment bytea
  CHECK ((actor_kind = ANY (ARRAY['account'::text, 'person'::text, 'system'::text])))
  PRIMARY KEY (audit_id)
  CREATE INDEX audit_entries_subject ON public.audit_entries USING btree (subject_kind, subject_id, at)

audit_values
  audit_id uuid not null
  salt bytea not null
  value json not null
  FOREIGN KEY (audit_id) REFERENCES audit_entries(audit_id)
  PRIMARY KEY (audit_id)

bindings (walled)
  environment_id uuid not null
  source_id uuid not null
  config json not null
  updated_by uuid not null
  updated_at timestamp with time zone not null default now()
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (source_id) REFERENCES sources(source_id)
  FOREIGN KEY (updated_by) REFERENCES accounts(account_id)
  PRIMARY KEY (environment_id, source_id)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

campaigns (walled)
  environment_id uuid not null
  campaign_id uuid not null
  project_id uuid not null
  template text not null
  recipients json not null
  cap integer not null
  approved_by uuid not null
  approved_at timestamp with time zone not null default now()
  CHECK ((template = 'invitation'::text))
  FOREIGN KEY (approved_by) REFERENCES accounts(account_id)
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (project_id) REFERENCES projects(project_id)
  PRIMARY KEY (environment_id, campaign_id)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

clients
  client_id uuid not null
  slug text not null
  name text not null
  created_at timestamp with time zone not null default now()
  PRIMARY KEY (client_id)
  UNIQUE (slug)

deployments (walled)
  environment_id uuid not null
  deployment_id uuid not null
  project_id uuid not null
  release_id uuid not null
  deployed_by uuid not null
  confirmed_as text not null
  deployed_at timestamp with time zone not null default now()
  FOREIGN KEY (deployed_by) REFERENCES accounts(account_id)
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (project_id) REFERENCES projects(project_id)
  FOREIGN KEY (release_id) REFERENCES releases(release_id)
  PRIMARY KEY (environment_id, deployment_id)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

environments
  environment_id uuid not null
  site_id uuid not null
  kind text not null
  host text not null
  created_at timestamp with time zone not null default now()
  CHECK ((kind = ANY (ARRAY['dev'::text, 'prod'::text])))
  FOREIGN KEY (site_id) REFERENCES sites(site_id)
  PRIMARY KEY (environment_id)
  UNIQUE (host)
  UNIQUE (site_id, kind)

history (walled)
  environment_id uuid not null
  history_id uuid not null
  person_id uuid not null
  at timestamp with time zone not null default now()
  kind text not null
  run_id uuid
  actor_kind text not null
  actor_id uuid
  change json not null
  CHECK ((actor_kind = ANY (ARRAY['account'::text, 'person'::text, 'system'::text])))
  CHECK ((kind = ANY (ARRAY['created'::text, 'updated'::text, 'suspended'::text, 'restored'::text])))
  FOREIGN KEY (environment_id, person_id) REFERENCES persons(environment_id, person_id) ON DELETE CASCADE
  PRIMARY KEY (environment_id, history_id)
  CREATE INDEX history_of_person ON public.history USING btree (environment_id, person_id, at)
  CREATE INDEX history_of_run ON public.history USING btree (environment_id, run_id)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

identifiers (walled)
  environment_id uuid not null
  kind text not null
  namespace text not null
  value text not null
  person_id uuid not null
  since timestamp with time zone not null default now()
  until timestamp with time zone
  CHECK ((kind = ANY (ARRAY['external'::text, 'email'::text, 'subject'::text])))
  FOREIGN KEY (environment_id, person_id) REFERENCES persons(environment_id, person_id) ON DELETE CASCADE
  PRIMARY KEY (environment_id, kind, namespace, value, since)
  CREATE INDEX identifiers_of_person ON public.identifiers USING btree (environment_id, person_id)
  CREATE UNIQUE INDEX identifiers_in_force ON public.identifiers USING btree (environment_id, kind, namespace, value) WHERE (until IS NULL)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

installation
  single boolean not null default true
  owner_id uuid not null
  created_at timestamp with time zone not null default now()
  CHECK (single)
  FOREIGN KEY (owner_id) REFERENCES accounts(account_id)
  PRIMARY KEY (single)

links (walled)
  environment_id uuid not null
  token_hash bytea not null
  kind text not null
  person_id uuid
  email text
  message_id uuid
  code_hash bytea
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  revoked_at timestamp with time zone
  last_used_at timestamp with time zone
  CHECK ((kind = ANY (ARRAY['invitation'::text, 'sign_in'::text, 'choice'::text])))
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (environment_id, person_id) REFERENCES persons(environment_id, person_id) ON DELETE CASCADE
  PRIMARY KEY (environment_id, token_hash)
  CREATE INDEX links_of_person ON public.links USING btree (environment_id, person_id)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

mapping_decisions
  project_id uuid not null
  number integer not null
  decision text not null
  decided_by uuid not null
  decided_at timestamp with time zone not null default now()
  CHECK ((decision = ANY (ARRAY['accepted'::text, 'returned'::text])))
  FOREIGN KEY (decided_by) REFERENCES accounts(account_id)
  FOREIGN KEY (project_id, number) REFERENCES mapping_versions(project_id, number)
  PRIMARY KEY (project_id, number)

mapping_drafts
  project_id uuid not null
  revision integer not null default 1
  document json not null
  model json not null
  mail json not null
  updated_by uuid not null
  updated_at timestamp with time zone not null default now()
  FOREIGN KEY (project_id) REFERENCES projects(project_id)
  FOREIGN KEY (updated_by) REFERENCES accounts(account_id)
  PRIMARY KEY (project_id)

mapping_presences
  project_id uuid not null
  account_id uuid not null
  tab text
  list text
  row text
  column text
  seen_at timestamp with time zone not null default now()
  PRIMARY KEY (project_id, account_id)

mapping_questions
  question_id uuid not null
  project_id uuid not null
  number integer not null
  tab text not null
  row text
  column text
  place text not null
  text text not null
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  answer text
  answered_by uuid
  answered_at timestamp with time zone
  CHECK ((((answer IS NULL) = (answered_by IS NULL)) AND ((answer IS NULL) = (answered_at IS NULL))))
  FOREIGN KEY (answered_by) REFERENCES accounts(account_id)
  FOREIGN KEY (asked_by) REFERENCES accounts(account_id)
  FOREIGN KEY (project_id, number) REFERENCES mapping_versions(project_id, number)
  PRIMARY KEY (question_id)
  CREATE INDEX mapping_questions_of_version ON public.mapping_questions USING btree (project_id, number)

mapping_revisions
  project_id uuid not null
  revision integer not null
  document json not null
  model json not null
  saved_by uuid not null
  saved_at timestamp with time zone not null default now()
  FOREIGN KEY (project_id) REFERENCES projects(project_id)
  FOREIGN KEY (saved_by) REFERENCES accounts(account_id)
  PRIMARY KEY (project_id, revision)

mapping_rights
  project_id uuid not null
  area text not null
  client_edits boolean not null
  set_by uuid not null
  set_at timestamp with time zone not null default now()
  FOREIGN KEY (project_id) REFERENCES projects(project_id)
  FOREIGN KEY (set_by) REFERENCES accounts(account_id)
  PRIMARY KEY (project_id, area)

mapping_versions
  project_id uuid not null
  number integer not null
  kind text not null
  revision integer not null
  document json not null
  model json not null
  hash text not null
  note text not null
  problems integer not null
  made_by uuid not null
  made_at timestamp with time zone not null default now()
  CHECK ((kind = 'handed in'::text))
  FOREIGN KEY (made_by) REFERENCES accounts(account_id)
  FOREIGN KEY (project_id) REFERENCES projects(project_id)
  PRIMARY KEY (project_id, number)

memberships
  membership_id uuid not null
  account_id uuid not null
  client_id uuid
  role text not null
  created_at timestamp with time zone not null default now()
  CHECK (((role = 'client'::text) = (client_id IS NOT NULL)))
  CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'engineer'::text, 'client'::text])))
  FOREIGN KEY (account_id) REFERENCES accounts(account_id)
  FOREIGN KEY (client_id) REFERENCES clients(client_id)
  PRIMARY KEY (membership_id)
  CREATE UNIQUE INDEX memberships_once ON public.memberships USING btree (account_id, COALESCE(client_id, '00000000-0000-0000-0000-000000000000'::uuid))

messages (walled)
  environment_id uuid not null
  message_id uuid not null
  campaign_id uuid
  template text not null
  person_id uuid
  to_address text not null
  merge json not null
  release_id uuid
  state text not null
  attempts integer not null default 0
  due_at timestamp with time zone not null default now()
  reason text
  created_at timestamp with time zone not null default now()
  sent_at timestamp with time zone
  CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'kept'::text, 'refused'::text, 'failed'::text])))
  CHECK ((template = ANY (ARRAY['invitation'::text, 'sign_in'::text, 'unknown_address'::text])))
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (environment_id, person_id) REFERENCES persons(environment_id, person_id) ON DELETE CASCADE
  FOREIGN KEY (release_id) REFERENCES releases(release_id)
  PRIMARY KEY (environment_id, message_id)
  CREATE INDEX messages_due ON public.messages USING btree (environment_id, COALESCE(campaign_id, message_id), due_at) WHERE (state = 'queued'::text)
  CREATE INDEX messages_in_order ON public.messages USING btree (environment_id, created_at)
  CREATE INDEX messages_of_person ON public.messages USING btree (environment_id, person_id, created_at)
  CREATE UNIQUE INDEX messages_once_per_campaign ON public.messages USING btree (environment_id, campaign_id, person_id) WHERE (campaign_id IS NOT NULL)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

migrations
  name text not null
  digest text not null
  ran_at timestamp with time zone not null default now()
  PRIMARY KEY (name)

outcomes (walled)
  environment_id uuid not null
  source_id uuid not null
  release_id uuid not null
  record_number integer not null
  payload_hash bytea not null
  status text not null
  person_key text
  external_id text
  email text
  name text
  user_types text[] not null
  reason json
  codes text[] not null default '{}'::text[]
  era text not null default ''::text
  CHECK ((status = ANY (ARRAY['included'::text, 'excluded'::text, 'held'::text])))
  FOREIGN KEY (environment_id, source_id, record_number) REFERENCES source_records(environment_id, source_id, record_number) ON DELETE CASCADE
  FOREIGN KEY (release_id) REFERENCES releases(release_id)
  PRIMARY KEY (environment_id, source_id, release_id, record_number)
  CREATE INDEX outcomes_by_external_id ON public.outcomes USING btree (environment_id, source_id, release_id, external_id)
  CREATE INDEX outcomes_by_person ON public.outcomes USING btree (environment_id, source_id, release_id, person_key)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

payloads (walled)
  environment_id uuid not null
  source_id uuid not null
  record_number integer not null
  payload_hash bytea not null
  body json not null
  first_seen_at timestamp with time zone not null default now()
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (source_id) REFERENCES sources(source_id)
  PRIMARY KEY (environment_id, source_id, record_number, payload_hash)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

permits (walled)
  environment_id uuid not null
  permit_id uuid not null
  project_id uuid not null
  purpose text not null
  release_id uuid not null
  granted_by uuid not null
  granted_at timestamp with time zone not null default now()
  revoked_by uuid
  revoked_at timestamp with time zone
  CHECK ((purpose = ANY (ARRAY['sync'::text, 'mail'::text])))
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (granted_by) REFERENCES accounts(account_id)
  FOREIGN KEY (project_id) REFERENCES projects(project_id)
  FOREIGN KEY (release_id) REFERENCES releases(release_id)
  FOREIGN KEY (revoked_by) REFERENCES accounts(account_id)
  PRIMARY KEY (environment_id, permit_id)
  CREATE UNIQUE INDEX permits_in_force ON public.permits USING btree (environment_id, project_id, purpose) WHERE (revoked_at IS NULL)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

persons (walled)
  environment_id uuid not null
  person_id uuid not null
  version integer not null default 1
  state text not null
  origin text not null
  profile jsonb not null
  local jsonb not null default '{}'::jsonb
  user_types text[] not null
  tags text[] not null
  in_directory boolean not null
  directory_choice boolean
  terms_accepted_at timestamp with time zone
  display_name text not null
  sort_name text not null
  email text
  search_text text not null
  photo_hash text
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  groups text[] not null default '{}'::text[]
  access_levels text[] not null default '{}'::text[]
  CHECK ((origin = ANY (ARRAY['sync'::text, 'sign_in'::text, 'registration'::text, 'hand'::text])))
  CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text])))
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  PRIMARY KEY (environment_id, person_id)
  CREATE INDEX persons_by_email ON public.persons USING btree (environment_id, email)
  CREATE INDEX persons_by_name ON public.persons USING btree (environment_id, sort_name, person_id) INCLUDE (search_text, state, in_directory, directory_choice, user_types)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

photos (walled)
  environment_id uuid not null
  person_id uuid not null
  hash text not null
  image bytea not null
  FOREIGN KEY (environment_id, person_id) REFERENCES persons(environment_id, person_id) ON DELETE CASCADE
  PRIMARY KEY (environment_id, person_id)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

plan_groups (walled)
  environment_id uuid not null
  plan_id uuid not null
  position integer not null
  person_key text not null
  basis bytea not null
  FOREIGN KEY (environment_id, plan_id) REFERENCES plans(environment_id, plan_id) ON DELETE CASCADE
  PRIMARY KEY (environment_id, plan_id, "position")
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

plan_rows (walled)
  environment_id uuid not null
  plan_id uuid not null
  row_number integer not null
  person_id uuid not null
  person_key text not null
  action text not null
  expected_version integer
  name text not null
  change json not null
  intent json
  note text
  applied_at timestamp with time zone
  takes_over_from uuid
  CHECK ((action = ANY (ARRAY['create'::text, 'update'::text, 'suspend'::text, 'restore'::text, 'end'::text, 'same'::text, 'held'::text])))
  FOREIGN KEY (environment_id, plan_id) REFERENCES plans(environment_id, plan_id) ON DELETE CASCADE
  PRIMARY KEY (environment_id, plan_id, row_number)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

plans (walled)
  environment_id uuid not null
  plan_id uuid not null
  project_id uuid not null
  source_id uuid not null
  release_id uuid not null
  pull_id uuid not null
  state text not null
  as_of timestamp with time zone not null
  done integer not null default 0
  total integer not null default 0
  bridge json
  counts json
  brake json
  failure json
  made_by uuid
  created_at timestamp with time zone not null default now()
  finished_at timestamp with time zone
  era text not null default ''::text
  CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'ready'::text, 'failed'::text, 'applied'::text])))
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (environment_id, pull_id) REFERENCES pulls(environment_id, pull_id)
  FOREIGN KEY (made_by) REFERENCES accounts(account_id)
  FOREIGN KEY (project_id) REFERENCES projects(project_id)
  FOREIGN KEY (release_id) REFERENCES releases(release_id)
  FOREIGN KEY (source_id) REFERENCES sources(source_id)
  PRIMARY KEY (environment_id, plan_id)
  CREATE INDEX plans_of_project ON public.plans USING btree (environment_id, project_id, created_at)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

presences (walled)
  environment_id uuid not null
  source_id uuid not null
  person_id uuid not null
  project_id uuid not null
  state text not null
  person_key text not null
  said json not null
  basis bytea not null
  release_id uuid not null
  since timestamp with time zone not null default now()
  ended_at timestamp with time zone
  era text not null default ''::text
  CHECK ((state = ANY (ARRAY['active'::text, 'ended'::text])))
  FOREIGN KEY (environment_id, person_id) REFERENCES persons(environment_id, person_id) ON DELETE CASCADE
  FOREIGN KEY (project_id) REFERENCES projects(project_id)
  FOREIGN KEY (source_id) REFERENCES sources(source_id)
  PRIMARY KEY (environment_id, source_id, person_id)
  CREATE INDEX presences_of_person ON public.presences USING btree (environment_id, person_id)
  CREATE UNIQUE INDEX presences_by_key ON public.presences USING btree (environment_id, source_id, person_key)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

projects
  project_id uuid not null
  site_id uuid not null
  kind text not null
  name text not null
  created_at timestamp with time zone not null default now()
  CHECK ((kind = ANY (ARRAY['registration'::text, 'sso'::text, 'content'::text])))
  FOREIGN KEY (site_id) REFERENCES sites(site_id)
  PRIMARY KEY (project_id)

pull_pages (walled)
  environment_id uuid not null
  pull_id uuid not null
  page integer not null
  proof json not null
  record_numbers integer[] not null
  FOREIGN KEY (environment_id, pull_id) REFERENCES pulls(environment_id, pull_id) ON DELETE CASCADE
  PRIMARY KEY (environment_id, pull_id, page)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

pulls (walled)
  environment_id uuid not null
  pull_id uuid not null
  source_id uuid not null
  kind text not null
  state text not null
  upload_id uuid
  pages integer not null default 0
  records integer not null default 0
  changed integer not null default 0
  gone integer not null default 0
  problems json not null default '[]'::json
  problem_count integer not null default 0
  vendor_total integer
  digest text
  profile json
  failure json
  parked_until timestamp with time zone
  started_by uuid
  created_at timestamp with time zone not null default now()
  finished_at timestamp with time zone
  CHECK ((kind = ANY (ARRAY['sample'::text, 'full'::text, 'additions'::text])))
  CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'parked'::text, 'complete'::text, 'incomplete'::text])))
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (source_id) REFERENCES sources(source_id)
  FOREIGN KEY (started_by) REFERENCES accounts(account_id)
  PRIMARY KEY (environment_id, pull_id)
  CREATE INDEX pulls_of_source ON public.pulls USING btree (environment_id, source_id, created_at)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

releases
  release_id uuid not null
  project_id uuid not null
  number integer not null
  hash text not null
  content json not null
  frozen_by uuid not null
  frozen_at timestamp with time zone not null default now()
  FOREIGN KEY (frozen_by) REFERENCES accounts(account_id)
  FOREIGN KEY (project_id) REFERENCES projects(project_id)
  PRIMARY KEY (release_id)
  UNIQUE (project_id, hash)
  UNIQUE (project_id, number)

runs (walled)
  environment_id uuid not null
  run_id uuid not null
  plan_id uuid not null
  state text not null
  done integer not null default 0
  total integer not null
  failure json
  confirmed_by uuid
  created_at timestamp with time zone not null default now()
  started_at timestamp with time zone
  finished_at timestamp with time zone
  CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'waiting'::text, 'failed'::text])))
  FOREIGN KEY (confirmed_by) REFERENCES accounts(account_id)
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (environment_id, plan_id) REFERENCES plans(environment_id, plan_id)
  PRIMARY KEY (environment_id, run_id)
  CREATE UNIQUE INDEX runs_of_plan ON public.runs USING btree (environment_id, plan_id)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

secrets (walled)
  environment_id uuid not null
  source_id uuid not null
  name text not null
  origin text not null
  key_id text not null
  nonce bytea not null
  ciphertext bytea not null
  updated_by uuid not null
  updated_at timestamp with time zone not null default now()
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (source_id) REFERENCES sources(source_id)
  FOREIGN KEY (updated_by) REFERENCES accounts(account_id)
  PRIMARY KEY (environment_id, source_id, name)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

sessions (walled)
  environment_id uuid not null
  token_hash bytea not null
  person_id uuid not null
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (environment_id, person_id) REFERENCES persons(environment_id, person_id) ON DELETE CASCADE
  PRIMARY KEY (environment_id, token_hash)
  CREATE INDEX sessions_of_person ON public.sessions USING btree (environment_id, person_id)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

sign_ins (walled)
  environment_id uuid not null
  sign_in_id uuid not null
  person_id uuid not null
  at timestamp with time zone not null default now()
  how text not null
  network text not null
  agent text not null
  CHECK ((how = ANY (ARRAY['invitation'::text, 'sign_in'::text, 'code'::text])))
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (environment_id, person_id) REFERENCES persons(environment_id, person_id) ON DELETE CASCADE
  PRIMARY KEY (environment_id, sign_in_id)
  CREATE INDEX sign_ins_of_person ON public.sign_ins USING btree (environment_id, person_id, at)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

sites
  site_id uuid not null
  client_id uuid not null
  slug text not null
  name text not null
  settings json not null
  created_at timestamp with time zone not null default now()
  FOREIGN KEY (client_id) REFERENCES clients(client_id)
  PRIMARY KEY (site_id)
  UNIQUE (slug)

source_records (walled)
  environment_id uuid not null
  source_id uuid not null
  record_number integer not null
  record_key text not null
  payload_hash bytea not null
  present boolean not null default true
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (source_id) REFERENCES sources(source_id)
  PRIMARY KEY (environment_id, source_id, record_number)
  UNIQUE (environment_id, source_id, record_key)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

sources
  source_id uuid not null
  project_id uuid not null
  name text not null
  kind text not null
  definition text not null
  updated_by uuid not null
  updated_at timestamp with time zone not null default now()
  CHECK ((kind = ANY (ARRAY['http'::text, 'file'::text])))
  FOREIGN KEY (project_id) REFERENCES projects(project_id)
  FOREIGN KEY (updated_by) REFERENCES accounts(account_id)
  PRIMARY KEY (source_id)

test_addresses (walled)
  environment_id uuid not null
  email text not null
  added_by uuid not null
  added_at timestamp with time zone not null default now()
  FOREIGN KEY (added_by) REFERENCES accounts(account_id)
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  PRIMARY KEY (environment_id, email)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

test_people (walled)
  environment_id uuid not null
  person_id uuid not null
  address text not null
  added_by uuid not null
  added_at timestamp with time zone not null default now()
  FOREIGN KEY (added_by) REFERENCES accounts(account_id)
  FOREIGN KEY (environment_id, person_id) REFERENCES persons(environment_id, person_id) ON DELETE CASCADE
  PRIMARY KEY (environment_id, person_id)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)

uploads (walled)
  environment_id uuid not null
  upload_id uuid not null
  source_id uuid not null
  name text not null
  covers text not null
  findings json not null
  records bytea
  record_count integer not null
  uploaded_by uuid not null
  uploaded_at timestamp with time zone not null default now()
  CHECK ((covers = ANY (ARRAY['everyone'::text, 'additions'::text])))
  FOREIGN KEY (environment_id) REFERENCES environments(environment_id)
  FOREIGN KEY (source_id) REFERENCES sources(source_id)
  FOREIGN KEY (uploaded_by) REFERENCES accounts(account_id)
  PRIMARY KEY (environment_id, upload_id)
  policy environment using (environment_id = (NULLIF(current_setting('gangway.environment'::text, true), ''::text))::uuid)
