-- What rates-in-force.query.ts sends, with representative input. Written by npm run sync.

-- rates of a day
SELECT
  f.state,
  f.currency,
  f.rate_id AS "rateId",
  f.rate_date::text AS date,
  f.source,
  f.policy,
  f.factor::text AS factor,
  f.per::text AS per,
  f.shown::text AS shown
FROM
  unnest($1::text[]) c (code)
  CROSS JOIN LATERAL (
    SELECT
      *
    FROM
      currency.rate_in_force f
    WHERE
      f.currency = c.code
      AND f.from_day <= $2::date
    ORDER BY
      f.from_day DESC
    LIMIT
      1
  ) f;
