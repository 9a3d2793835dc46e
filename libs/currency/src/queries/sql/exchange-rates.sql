-- What exchange-rates.query.ts sends, with representative input. Written by npm run sync.

-- rates of a currency
SELECT
  r.id,
  r.currency,
  r.source,
  trim_scale(r.rate)::text AS rate,
  trim_scale(r.per)::text AS per,
  r.rate_date::text AS "validFrom",
  t.number AS "tableNumber",
  r.reason,
  r.recorded_at AS "recordedAt",
  r.superseded_at AS "supersededAt",
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS "recordedBy"
FROM
  currency.exchange_rate r
  LEFT JOIN currency.rate_table t ON t.id = r.table_id
  LEFT JOIN identity.user_account u ON u.id = r.recorded_by
WHERE
  (
    $1::text IS NULL
    OR r.currency = $2::text
  )
  AND (
    $3::date IS NULL
    OR r.rate_date >= $4::date
  )
  AND (
    $5::date IS NULL
    OR r.rate_date <= $6::date
  )
  AND (
    r.superseded_at IS NULL
    OR $7::boolean
  )
ORDER BY
  r.rate_date DESC,
  r.currency,
  r.source,
  r.recorded_at DESC,
  r.id
LIMIT
  1000;
