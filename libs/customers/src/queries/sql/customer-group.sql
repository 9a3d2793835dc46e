-- What customer-group.query.ts sends, with representative input. Written by npm run sync.

-- a group
WITH RECURSIVE
  tree AS (
    SELECT
      id
    FROM
      customers.customer
    WHERE
      id = $1::uuid
    UNION
    SELECT
      d.id
    FROM
      customers.customer d
      JOIN tree t ON d.parent_id = t.id
    WHERE
      d.deleted_at IS NULL
  ),
  seen AS MATERIALIZED (
    SELECT
      c.id,
      c.name,
      c.parent_id
    FROM
      customers.customer c
      JOIN tree t ON t.id = c.id
    WHERE
      c.deleted_at IS NULL
      AND (
        c.team_id = ANY ($2::uuid[])
        OR c.owner_id = $3::uuid
      )
  ),
  g AS MATERIALIZED (
    SELECT
      o.customer_id,
      o.meaning,
      extract(
        year
        FROM
          o.closed_on
      )::int AS year,
      o.currency,
      fx.rate,
      fx.valid_from,
      count(*) AS count,
      sum(currency.in_base (o.amount, o.currency, fx.factor, fx.per, $4, $5::int)) AS in_base,
      bool_or(
        o.amount IS NOT NULL
        AND o.currency <> $6
        AND fx.rate IS NULL
      ) AS rate_missing
    FROM
      sales.opportunity o
      LEFT JOIN (
        SELECT
          d.currency,
          d.day,
          r.rate,
          r.valid_from,
          r.factor,
          r.per
        FROM
          (
            SELECT DISTINCT
              o.currency,
              coalesce(o.closed_on, $7::date) AS day
            FROM
              sales.opportunity o
            WHERE
              o.customer_id = ANY (
                ARRAY(
                  SELECT
                    id
                  FROM
                    seen
                )
              )
              AND o.deleted_at IS NULL
              AND o.currency <> $8
          ) d
          CROSS JOIN LATERAL currency.rate_at (d.currency, d.day) r
      ) fx ON fx.currency = o.currency
      AND fx.day = coalesce(o.closed_on, $9::date)
    WHERE
      o.customer_id = ANY (
        ARRAY(
          SELECT
            id
          FROM
            seen
        )
      )
      AND o.deleted_at IS NULL
      AND (
        o.team_id = ANY ($10::uuid[])
        OR o.owner_id = $11::uuid
      )
    GROUP BY
      o.customer_id,
      o.meaning,
      3,
      o.currency,
      fx.rate,
      fx.valid_from
  ),
  member AS (
    SELECT
      s.id,
      s.name,
      s.parent_id AS "parentId",
      m.won,
      m.open,
      m.amount
    FROM
      seen s
      CROSS JOIN LATERAL (
        SELECT
          jsonb_build_object(
            'count',
            coalesce(
              sum(g.count) FILTER (
                WHERE
                  g.meaning = 'WON'
              ),
              0
            )::bigint,
            'inBase',
            jsonb_build_object(
              'amount',
              round(
                coalesce(
                  sum(g.in_base) FILTER (
                    WHERE
                      g.meaning = 'WON'
                  ),
                  0
                ),
                $12::int
              )::text,
              'currency',
              $13::text
            ),
            'missingRates',
            coalesce(
              jsonb_agg(DISTINCT g.currency) FILTER (
                WHERE
                  g.rate_missing
                  AND g.meaning = 'WON'
              ),
              '[]'
            )
          ) AS won,
          jsonb_build_object(
            'count',
            coalesce(
              sum(g.count) FILTER (
                WHERE
                  g.meaning = 'OPEN'
              ),
              0
            )::bigint,
            'inBase',
            jsonb_build_object(
              'amount',
              round(
                coalesce(
                  sum(g.in_base) FILTER (
                    WHERE
                      g.meaning = 'OPEN'
                  ),
                  0
                ),
                $14::int
              )::text,
              'currency',
              $15::text
            ),
            'missingRates',
            coalesce(
              jsonb_agg(DISTINCT g.currency) FILTER (
                WHERE
                  g.rate_missing
                  AND g.meaning = 'OPEN'
              ),
              '[]'
            )
          ) AS open,
          sum(g.in_base) FILTER (
            WHERE
              g.meaning = 'WON'
          ) AS amount
        FROM
          g
        WHERE
          g.customer_id = s.id
      ) m
    ORDER BY
      s.id = $16::uuid DESC,
      m.amount DESC NULLS LAST,
      s.name,
      s.id
    LIMIT
      $17::int
  )
SELECT
  (
    SELECT
      count(*)::int
    FROM
      seen
  ) AS count,
  jsonb_build_object(
    'count',
    coalesce(
      sum(g.count) FILTER (
        WHERE
          g.meaning = 'WON'
      ),
      0
    )::bigint,
    'inBase',
    jsonb_build_object(
      'amount',
      round(
        coalesce(
          sum(g.in_base) FILTER (
            WHERE
              g.meaning = 'WON'
          ),
          0
        ),
        $18::int
      )::text,
      'currency',
      $19::text
    ),
    'missingRates',
    coalesce(
      jsonb_agg(DISTINCT g.currency) FILTER (
        WHERE
          g.rate_missing
          AND g.meaning = 'WON'
      ),
      '[]'
    )
  ) AS won,
  jsonb_build_object(
    'count',
    coalesce(
      sum(g.count) FILTER (
        WHERE
          g.meaning = 'OPEN'
      ),
      0
    )::bigint,
    'inBase',
    jsonb_build_object(
      'amount',
      round(
        coalesce(
          sum(g.in_base) FILTER (
            WHERE
              g.meaning = 'OPEN'
          ),
          0
        ),
        $20::int
      )::text,
      'currency',
      $21::text
    ),
    'missingRates',
    coalesce(
      jsonb_agg(DISTINCT g.currency) FILTER (
        WHERE
          g.rate_missing
          AND g.meaning = 'OPEN'
      ),
      '[]'
    )
  ) AS open,
  jsonb_build_object(
    'count',
    coalesce(
      sum(g.count) FILTER (
        WHERE
          g.meaning = 'LOST'
      ),
      0
    )::bigint,
    'inBase',
    jsonb_build_object(
      'amount',
      round(
        coalesce(
          sum(g.in_base) FILTER (
            WHERE
              g.meaning = 'LOST'
          ),
          0
        ),
        $22::int
      )::text,
      'currency',
      $23::text
    ),
    'missingRates',
    coalesce(
      jsonb_agg(DISTINCT g.currency) FILTER (
        WHERE
          g.rate_missing
          AND g.meaning = 'LOST'
      ),
      '[]'
    )
  ) AS lost,
  coalesce(
    jsonb_agg(
      DISTINCT jsonb_build_object('currency', g.currency, 'rate', trim_scale(g.rate)::text, 'validFrom', g.valid_from)
    ) FILTER (
      WHERE
        g.rate IS NOT NULL
    ),
    '[]'
  ) AS rates,
  (
    SELECT
      jsonb_agg(
        to_jsonb(m) - 'amount'
        ORDER BY
          m.id = $24::uuid DESC,
          m.amount DESC NULLS LAST,
          m.name,
          m.id
      )
    FROM
      member m
  ) AS members
FROM
  g;
