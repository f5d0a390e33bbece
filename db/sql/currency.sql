-- Decimal places of a currency's minor unit. lib/currency.ts holds the same table; a test compares them.
create or replace function currency_exponent(code text) returns integer
language sql immutable parallel safe as $$
  select case
    when code in ('BIF', 'CLP', 'DJF', 'GNF', 'IQD', 'IRR', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND',
      'VUV', 'XAF', 'XOF', 'XPF') then 0
    when code in ('BHD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
    when code in ('CLF', 'UYW') then 4
    else 2
  end
$$;

-- An amount in another currency, exact and rounded once, a half away from zero: multiplyByRate of lib/money.ts.
create or replace function report_minor(amount bigint, rate numeric, from_currency text, to_currency text) returns bigint
language sql immutable parallel safe as $$
  select round(amount * rate * 10::numeric ^ (currency_exponent(to_currency) - currency_exponent(from_currency)))::bigint
$$;

-- `part` of `whole` applied to the same whole in another currency; see order-amounts.ts.
create or replace function share_minor(amount bigint, part bigint, whole bigint) returns bigint
language sql immutable parallel safe as $$
  select case when part = 0 then 0 when whole > 0 then round(amount::numeric * part / whole)::bigint else part end
$$;
