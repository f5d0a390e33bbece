-- Files about people go when their import is over; those of imports that were over before are emptied here.
delete from stored_file_parts where file_id in (
  select file_id from import_batches group by file_id
  having bool_and(kind in ('customers', 'orders', 'touches') and status in ('done', 'undone')));--> statement-breakpoint
update stored_files set expires_at = now() + interval '30 days' where expires_at is null and id in (
  select file_id from import_batches where kind in ('customers', 'orders', 'touches') and status not in ('done', 'undone'));
