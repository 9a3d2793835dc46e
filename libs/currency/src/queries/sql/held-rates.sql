-- What held-rates.query.ts sends, with representative input. Written by npm run sync.

-- held rates
SELECT
  q.id,
  q.source,
  q.currency,
  q.rate_date::text AS "rateDate",
  t.number AS "tableNumber",
  q.rate::text AS rate,
  q.per::text AS per,
  q.before_rate::text AS before_rate,
  q.before_per::text AS before_per,
  q.before_date::text AS "beforeDate",
  trim_scale(q.move_percent)::text AS "movePercent",
  q.quarantined_at AS "heldAt",
  q.decision,
  q.decided_at AS "decidedAt",
  q.reason,
  q.version,
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS "decidedBy"
FROM
  currency.quarantined_rate q
  JOIN currency.rate_table t ON t.id = q.table_id
  LEFT JOIN identity.user_account u ON u.id = q.decided_by
WHERE
  TRUE
ORDER BY
  q.decision IS NOT NULL,
  q.rate_date DESC,
  q.currency,
  q.id
LIMIT
  200;
