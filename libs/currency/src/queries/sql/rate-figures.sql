-- What rate-figures.query.ts sends, with representative input. Written by npm run sync.

-- figures
SELECT
  (
    SELECT
      count(*)::int
    FROM
      currency.quarantined_rate
    WHERE
      decision IS NULL
  ) AS held,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object(
            'source',
            f.source,
            'failures',
            f.failures,
            'lastAnswerAgeSeconds',
            extract(
              epoch
              FROM
                $1::timestamptz - f.answered_at
            )::float8
          )
          ORDER BY
            f.source
        )
      FROM
        currency.feed f
    ),
    '[]'
  ) AS feeds;
