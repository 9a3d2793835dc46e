-- What sales-summary.query.ts sends, with representative input. Written by npm run sync.

-- summary
WITH
  g AS MATERIALIZED (
    SELECT
      o.meaning,
      s.probability,
      o.currency,
      CASE
        WHEN o.currency <> $1 THEN fx.rate
      END AS rate,
      CASE
        WHEN o.currency <> $2 THEN fx.valid_from
      END AS valid_from,
      count(*) AS count,
      sum(sales.in_base (o.amount, o.currency, fx.rate, $3, $4::int)) AS in_base,
      bool_or(
        o.amount IS NOT NULL
        AND o.currency <> $5
        AND fx.rate IS NULL
      ) AS rate_missing
    FROM
      sales.opportunity o
      JOIN sales.stage s ON s.id = o.stage_id
      LEFT JOIN LATERAL sales.rate_at (o.currency, coalesce(o.closed_on, $6::date)) fx ON TRUE
    WHERE
      o.deleted_at IS NULL
      AND (
        o.team_id = ANY ($7::uuid[])
        OR o.owner_id = $8::uuid
      )
      AND (
        o.title_folded LIKE platform.folded ($9::text)
        OR o.customer_id = ANY (
          ARRAY(
            SELECT
              c.id
            FROM
              customers.customer c
            WHERE
              c.deleted_at IS NULL
              AND platform.folded (c.name) LIKE platform.folded ($10::text)
              AND (
                c.team_id = ANY ($11::uuid[])
                OR c.owner_id = $12::uuid
              )
          )
        )
      )
      AND o.meaning = 'OPEN'
      AND o.stage_id = ANY ($13::uuid[])
      AND o.process_version_id = ANY (
        ARRAY(
          SELECT
            v.id
          FROM
            sales.process_version v
          WHERE
            v.process_id = ANY ($14::uuid[])
        )
      )
      AND o.owner_id = ANY ($15::uuid[])
      AND o.team_id = ANY ($16::uuid[])
      AND o.customer_id = ANY (
        ARRAY(
          SELECT
            c.id
          FROM
            customers.customer c
          WHERE
            c.id = ANY ($17::uuid[])
            AND c.deleted_at IS NULL
            AND (
              c.team_id = ANY ($18::uuid[])
              OR c.owner_id = $19::uuid
            )
        )
      )
      AND o.customer_id IS NOT NULL
      AND o.expected_close_date >= $20::date
      AND o.expected_close_date <= $21::date
      AND o.opened_on >= $22::date
      AND o.opened_on <= $23::date
      AND o.closed_on >= $24::date
      AND o.closed_on <= $25::date
      AND sales.in_base (
        o.amount,
        o.currency,
        (
          SELECT
            r.rate
          FROM
            sales.rate_at (o.currency, coalesce(o.closed_on, $26::date)) r
        ),
        $27,
        $28::int
      ) >= $29::numeric
      AND sales.in_base (
        o.amount,
        o.currency,
        (
          SELECT
            r.rate
          FROM
            sales.rate_at (o.currency, coalesce(o.closed_on, $30::date)) r
        ),
        $31,
        $32::int
      ) <= $33::numeric
      AND sales.is_classified (
        o.classification,
        (
          SELECT
            jsonb_object_agg(w.dimension_id, w.value_ids)
          FROM
            (
              SELECT
                v.dimension_id,
                jsonb_agg(v.id) AS value_ids
              FROM
                sales.dimension_value v
              WHERE
                v.id = ANY ($34::uuid[])
              GROUP BY
                v.dimension_id
            ) w
        )
      )
      AND o.lost_reason_id = ANY ($35::uuid[])
      AND o.source_id = ANY ($36::uuid[])
      AND (
        o.meaning = 'OPEN'
        AND EXISTS (
          SELECT
          FROM
            sales.stage s
          WHERE
            s.id = o.stage_id
            AND $37::date - (o.stage_entered_at AT TIME ZONE $38::text)::date > s.expected_days
        )
      )
      AND o.owner_id = $39::uuid
    GROUP BY
      o.meaning,
      s.probability,
      o.currency,
      fx.rate,
      fx.valid_from
  )
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
        $40::int
      )::text,
      'currency',
      $41::text
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
        $42::int
      )::text,
      'currency',
      $43::text
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
        $44::int
      )::text,
      'currency',
      $45::text
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
  (
    SELECT
      jsonb_agg(jsonb_build_object('probability', w.probability::text, 'amount', w.amount::text))
    FROM
      (
        SELECT
          g.probability,
          sum(g.in_base) AS amount
        FROM
          g
        WHERE
          g.in_base IS NOT NULL
          AND g.meaning = 'OPEN'
        GROUP BY
          g.probability
      ) w
  ) AS open_parts,
  coalesce(
    jsonb_agg(
      DISTINCT jsonb_build_object('currency', g.currency, 'rate', trim_scale(g.rate)::text, 'validFrom', g.valid_from)
    ) FILTER (
      WHERE
        g.rate IS NOT NULL
    ),
    '[]'
  ) AS rates
FROM
  g;
