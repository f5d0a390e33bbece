-- The hidden truth behind the demo business: who the people really are, what each campaign really caused, what was
-- really lost. Written by scripts/seed only, so that estimators can be judged. Screens and commands never read it.

create schema if not exists truth;

create table if not exists truth.facts (name text primary key, value jsonb not null);
comment on table truth.facts is 'The seed and the sizes that the history was made with.';

create table if not exists truth.people (
  id integer primary key, name text not null, script text not null, family_of integer not null, city text not null,
  favourite_channel_id uuid not null, relative_rate double precision not null,
  dropout_probability double precision not null, ad_response double precision not null,
  born_at timestamptz not null, dropped_at timestamptz);
comment on table truth.people is 'Every true person, also those who never bought. family_of names the person whose phone it is.';

create table if not exists truth.identities (
  person_id integer not null, kind text not null, value text not null, is_shared boolean not null);
create index if not exists truth_identities_value on truth.identities (kind, value);
comment on table truth.identities is 'Phones, mail addresses, handles, cards and devices of the people who bought.';

create table if not exists truth.customers (
  customer_id uuid not null, person_id integer not null, orders integer not null, primary key (customer_id, person_id));
comment on table truth.customers is 'Who is behind each customer that the shop knows: several rows are duplicates or wrong merges.';

create table if not exists truth.orders (
  order_id uuid primary key, person_id integer not null, cause text not null, campaign text,
  wait_minutes integer not null, failed_attempts integer not null, contacts integer not null);
comment on table truth.orders is 'cause: organic, claimed (a click came before an order that would have come anyway), caused (by the campaign).';

create table if not exists truth.campaigns (
  campaign text primary key, channel_id uuid not null, lift double precision not null, claims double precision not null);

create table if not exists truth.campaign_days (
  campaign text not null, day date not null, spend_minor bigint not null, expected_orders double precision not null,
  primary key (campaign, day));
comment on column truth.campaign_days.expected_orders is 'Orders of the day that would not exist without the campaign, in expectation.';

create table if not exists truth.lost_sales (
  at timestamptz not null, person_id integer not null, channel_id uuid not null, variant_id uuid not null,
  quantity integer not null, substituted_by uuid);
create index if not exists truth_lost_sales_variant on truth.lost_sales (variant_id, at);

create table if not exists truth.losses (
  variant_id uuid not null, location_id uuid not null, quantity integer not null, lost_at timestamptz not null,
  counted_at timestamptz not null);
comment on table truth.losses is 'Units that disappeared unseen and were found missing by a count.';

create table if not exists truth.deliveries (
  order_id uuid not null, channel_id uuid not null, sent_at timestamptz not null, received_at timestamptz not null,
  fate text not null);
comment on table truth.deliveries is 'What became of each message of a channel: arrived, late, doubled or lost (found by the sweep).';

create table if not exists truth.efforts (
  order_id uuid not null, step text not null, at timestamptz not null, minutes double precision not null);
create index if not exists truth_efforts_order on truth.efforts (order_id);
comment on table truth.efforts is 'Minutes that a customer lost at a step of an order, drawn before the touches that tell of them.';

create table if not exists truth.drifts (
  channel_id uuid not null, variant_id uuid not null, kind text not null, primary key (channel_id, variant_id, kind));
comment on table truth.drifts is 'What the channels show wrongly on purpose. Everything else that is compared is as it should be.';

create table if not exists truth.monthly_costs (
  id uuid primary key, starts_on date not null, months integer not null, amount_minor bigint not null);
comment on table truth.monthly_costs is 'What each monthly cost is meant to come to, however it is spread over channels and days.';

create table if not exists truth.answers (
  channel_id uuid not null, customer_id uuid, anonymous_id text, asked_at timestamptz not null, answered_at timestamptz);
comment on table truth.answers is 'Every question of a customer, and when its own answer was written; never is null.';
