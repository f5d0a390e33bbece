-- Whoever settles alerts holds this row, so that two workers never decide at once.
insert into alert_pulse (is_only) values (true) on conflict do nothing;

-- Rules of the time before versions were kept.
insert into alert_rule_versions
  (rule_id, version, kind, channel_id, metric, period, direction, "limit", cooldown_hours, written_by, written_at)
select id, version, kind, channel_id, metric, period, direction, "limit", cooldown_hours, written_by, written_at
from alert_rules
on conflict do nothing;

-- A rule that came with an older backup has no versions: it counts as written once.
create or replace view alert_rules_as_written as
  select rule_id, version, kind, channel_id, metric, period, direction, "limit", cooldown_hours, written_by, written_at
  from alert_rule_versions
  union all
  select r.id, r.version, r.kind, r.channel_id, r.metric, r.period, r.direction, r."limit", r.cooldown_hours, r.written_by,
    r.written_at
  from alert_rules r where not exists (select from alert_rule_versions v where v.rule_id = r.id);
