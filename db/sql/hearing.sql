-- How names sound, so that who types "reza" finds رضا, and "ivan" Иван. Words come as `normaliseForSearch` leaves them.
-- Between Latin and Cyrillic the whole spelling is compared, letter by letter; Arabic leaves short vowels out, so there
-- the consonants decide, with what a name begins and ends in (linking/model/hear-consonants.ts is its twin).

-- Latin and Cyrillic in the small Latin letters of the Bulgarian law, spellings of one sound made one.
create or replace function fold_word(word text) returns text language plpgsql immutable parallel safe strict as $$
declare
  text text := translate(word, 'абвгдезийклмнопрстуфхъьэыёđłøßıœæ', 'abvgdeziyklmnoprstufhayeyedlosioa');
begin
  if text ~ '[жцчшщюя]' then
    text := replace(replace(replace(text, 'ж', 'zh'), 'ц', 'ts'), 'ч', 'ch');
    text := replace(replace(replace(replace(text, 'ш', 'sh'), 'щ', 'sht'), 'ю', 'yu'), 'я', 'ya');
  end if;
  return regexp_replace(text, '(.)\1+', '\1', 'g');
end $$;

-- The spelling by which Latin and Cyrillic are compared: Yulia, Julia and Юлия are one.
create or replace function spell_word(folded text) returns text language sql immutable parallel safe strict as $$
  select regexp_replace(regexp_replace(
    translate(replace(replace(replace(replace(replace(regexp_replace(folded, '^ju', 'yu'),
      'kh', 'h'), 'ph', 'f'), 'dzh', 'j'), 'zh', 'j'), 'x', 'ks'), 'yw', 'iv'),
    'c(?!h)', 'k', 'g'), '(.)\1+', '\1', 'g')
$$;

-- What is heard of Latin letters: `begins.consonants.ends`; null where no consonant is left.
create or replace function hear_latin(folded text) returns text language plpgsql immutable parallel safe strict as $$
declare
  heard text := replace(replace(replace(replace(folded, 'dzh', 'j'), 'dj', 'j'), 'zh', 'j'), 'tch', 'C');
  ends text := right(regexp_replace(folded, '([aeiouy])h$', '\1'), 1);
begin
  heard := replace(replace(replace(replace(heard, 'ch', 'C'), 'sch', 'X'), 'sh', 'X'), 'kh', 'h');
  heard := replace(replace(replace(replace(heard, 'gh', 'k'), 'ph', 'f'), 'th', 't'), 'x', 'ks');
  heard := translate(heard, 'cqgwvpaeiouy', 'kkkffb');
  heard := regexp_replace(lower(regexp_replace(heard, '(.)\1+', '\1', 'g')), '(?<=.)h$', '');
  if heard = '' then return null; end if;
  return case when left(folded, 1) in ('a', 'e', 'i', 'o', 'u', 'y') then 'v' else '' end || '.' || heard || '.'
    || case when ends in ('a', 'e') then 'a' when ends in ('i', 'y') then 'i' when ends in ('o', 'u', 'w') then 'u' else '' end;
end $$;

-- What may be heard of Arabic letters: و is a consonant or none, ى an a or an i, and the article may be left out.
create or replace function hear_arabic(word text) returns text[] language plpgsql immutable parallel safe strict as $$
declare
  forms text[] := array[word];
  form text;
  bare text;
  heard text;
  begins text;
  ends text[];
  told text[] := '{}';
begin
  if word ~ '^ال' and char_length(word) >= 5 then forms := forms || substr(word, 3); end if;
  foreach form in array forms loop
    bare := regexp_replace(form, '(?<=.)[ءع]+$', '');
    begins := case when left(form, 1) in ('ا', 'ع', 'ی', 'ء') then 'v' else '' end;
    ends := case right(bare, 1) when 'ا' then '{a}'::text[] when 'ی' then
      case when bare ~ '[یا]ی$' then '{i}'::text[] else '{i,a}' end when 'و' then '{u}' when 'ه' then
      case left(right(bare, 2), 1) when 'و' then '{a,u}'::text[] when 'ی' then '{a,i}' else '{a}' end else array[''] end;
    heard := translate(form, 'بپتثجچحخدذرزژسشصضطظغفقکگلمنوهاعیء', 'bbtsjchhdzrzjsxsztzkfkkklmnvh');
    told := told || array(
      select begins || '.' || reading || '.' || one from unnest(ends) as one,
        lateral (select regexp_replace(regexp_replace(way, '(.)\1+', '\1', 'g'), '(?<=.)h$', '') as reading
          from unnest(array[replace(heard, 'v', 'f'), replace(heard, 'v', '')]) as way) r
      where reading <> '');
  end loop;
  return array(select distinct unnest(told));
end $$;

-- The marks of one word: by which script it is written, and what of it is heard.
create or replace function mark_word(word text) returns text[] language plpgsql immutable parallel safe strict as $$
declare
  folded text;
begin
  if word ~ '[ء-ۓ]' then return array(select 'a~' || one from unnest(hear_arabic(word)) as one); end if;
  folded := fold_word(word);
  return array_remove(array[
    case when word ~ '[а-яё]' then 'c~' else 'l~' end || hear_latin(folded),
    case when folded ~ 'g[ei]' then
      case when word ~ '[а-яё]' then 'c~' else 'l~' end || hear_latin(regexp_replace(folded, 'g(?=[ei])', 'j', 'g')) end
  ], null);
end $$;

-- What a name is found by from other scripts: the marks of its words, and of Latin and Cyrillic words every beginning.
create or replace function hear_name(name text) returns text[] language sql immutable parallel safe strict as $$
  select coalesce(array_agg(distinct mark), '{}')
  from (select distinct w from regexp_split_to_table(lower(name), '[^a-zа-яёđłøßıœæء-ۓ]+') as w where char_length(w) >= 2) words
  cross join lateral (
    select unnest(mark_word(w)) as mark
    union all
    select left(spelt, length) from spell_word(fold_word(w)) as spelt,
      lateral (select least(length, char_length(spelt)) as length from generate_series(3, 12) as length) l
    where w !~ '[ء-ۓ]'
  ) marks
$$;

-- By which marks a word that somebody types is looked for in names of other scripts. Few consonants say too little
-- between Latin and Cyrillic, where the spelling decides.
create or replace function hear_query(word text) returns text[] language sql immutable parallel safe strict as $$
  select case
    when word !~ '^[a-zа-яёđłøßıœæء-ۓ]{2,}$' then '{}'::text[]
    when word ~ '[ء-ۓ]' then array(select script || substr(mark, 2) from unnest(mark_word(word)) as mark, unnest('{l,c}'::text[]) as script)
    else array(
      select other || substr(mark, 2) from unnest(mark_word(word)) as mark,
        unnest(array['a', case when left(mark, 1) = 'l' then 'c' else 'l' end]) as other
      where other = 'a' or char_length(split_part(mark, '.', 2)) >= 3
      union select left(spell_word(fold_word(word)), 12))
  end
$$;

create or replace function keep_heard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and left(new.search, char_length(new.name)) = left(old.search, char_length(old.name)) then return new; end if;
  new.heard := hear_name(left(new.search, char_length(new.name)));
  return new;
end $$;

create or replace trigger customers_heard before insert or update of name, search on customers
  for each row execute function keep_heard();

-- People from before this file, or from before it was changed.
update customers set heard = hear_name(left(search, char_length(name)))
where heard is distinct from hear_name(left(search, char_length(name)));
