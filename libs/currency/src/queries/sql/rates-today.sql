-- What rates-today.query.ts sends, with representative input. Written by npm run sync.

-- today
SELECT
  c.code AS currency,
  coalesce(now.state, 'MISSING') AS state,
  now.shown::text AS rate,
  now.rate_date::text AS "rateDate",
  now.source,
  now.policy,
  was.shown::text AS before,
  was.rate_date::text AS "beforeDate"
FROM
  unnest($1::text[]) WITH ORDINALITY c (code, place)
  LEFT JOIN LATERAL (
    SELECT
      f.state,
      f.shown,
      f.rate_date,
      f.source,
      f.policy,
      f.from_day,
      f.rate_id
    FROM
      currency.rate_in_force f
    WHERE
      f.currency = c.code
      AND f.from_day <= $2::date
    ORDER BY
      f.from_day DESC
    LIMIT
      1
  ) now ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      f.shown,
      f.rate_date
    FROM
      currency.rate_in_force f
    WHERE
      f.currency = c.code
      AND f.from_day < now.from_day
      AND f.rate_date < now.rate_date
      AND f.state = 'IN_FORCE'
    ORDER BY
      f.from_day DESC
    LIMIT
      1
  ) was ON TRUE
ORDER BY
  c.place;

-- history
SELECT
  greatest(f.from_day, $1::date)::text AS day,
  f.shown::text AS rate,
  f.source
FROM
  currency.rate_in_force f
WHERE
  f.currency = $2
  AND f.state = 'IN_FORCE'
  AND f.from_day <= $3::date
  AND f.from_day >= coalesce(
    (
      SELECT
        max(b.from_day)
      FROM
        currency.rate_in_force b
      WHERE
        b.currency = $4
        AND b.from_day <= $5::date
    ),
    $6::date
  )
ORDER BY
  f.from_day
LIMIT
  4000;
