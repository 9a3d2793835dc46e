-- What rate-sources.query.ts sends, with representative input. Written by npm run sync.

-- sources
SELECT
  s.source,
  f.asked_at AS "askedAt",
  f.answered_at AS "answeredAt",
  f.asked_through::text AS "askedThrough",
  f.failing_since AS "failingSince",
  coalesce(f.failures, 0) AS failures,
  f.problem,
  f.alarmed_at AS "alarmedAt",
  last.rate_date::text AS "lastTableDate",
  last.number AS "lastTableNumber",
  (
    SELECT
      min(t.rate_date)::text
    FROM
      currency.rate_table t
    WHERE
      t.source = s.source
  ) AS "firstTableDate",
  ARRAY(
    SELECT
      t.rate_date::text
    FROM
      currency.rate_table t
    WHERE
      t.source = s.source
      AND t.rate_date >= $1::date
  ) AS days
FROM
  unnest($2::text[]) s (source)
  LEFT JOIN currency.feed f ON f.source = s.source
  LEFT JOIN LATERAL (
    SELECT
      t.rate_date,
      t.number
    FROM
      currency.rate_table t
    WHERE
      t.source = s.source
    ORDER BY
      t.rate_date DESC
    LIMIT
      1
  ) last ON TRUE
ORDER BY
  s.source DESC;
