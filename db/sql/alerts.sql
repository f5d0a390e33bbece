-- Whoever settles alerts holds this row, so that two workers never decide at once.
insert into alert_pulse (is_only) values (true) on conflict do nothing;
