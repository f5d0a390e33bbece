-- Overwriting what a text pattern finds, for erasures (domains/privacy).

create or replace function erase_text(value text, pattern text) returns text
language sql immutable parallel safe as $$
  select regexp_replace(value, pattern, '(erased)', 'gi')
$$;

-- Goes into objects and lists; a number that is found becomes a text, and names of fields are overwritten too.
create or replace function erase_json(value jsonb, pattern text) returns jsonb
language plpgsql immutable parallel safe as $$
begin
  if value::text !~* pattern then
    return value;
  end if;
  case jsonb_typeof(value)
    when 'string' then
      return to_jsonb(erase_text(value #>> '{}', pattern));
    when 'object' then
      return (select jsonb_object_agg(erase_text(key, pattern), erase_json(entry, pattern)) from jsonb_each(value) as e (key, entry));
    when 'array' then
      return (select jsonb_agg(erase_json(entry, pattern) order by place) from jsonb_array_elements(value) with ordinality as e (entry, place));
    else
      return to_jsonb('(erased)'::text);
  end case;
end $$;
