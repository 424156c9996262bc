-- What people are on the platform besides user types and tags: their groups and access levels. And the eras of a
-- mapping whose rows have days: what was made in one is made anew in the next.

alter table persons
  add column groups text[] not null default '{}',
  add column access_levels text[] not null default '{}';

alter table outcomes
  add column codes text[] not null default '{}',
  add column era text not null default '';
comment on column outcomes.codes is 'Ids of the access codes that the record used and that counted.';
comment on column outcomes.era is 'The first day of the stretch of days that it was mapped for; blank where the mapping has no days.';

alter table presences add column era text not null default '';

alter table plans add column era text not null default '';

alter table plan_rows add column takes_over_from uuid;
comment on column plan_rows.takes_over_from is 'The person whose ids this new person has now, where a registration passed to somebody else.';
