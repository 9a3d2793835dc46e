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
      sum(currency.in_base (o.amount, o.currency, fx.factor, fx.per, $3, $4::int)) AS in_base,
      bool_or(
        o.amount IS NOT NULL
        AND o.currency <> $5
        AND fx.rate IS NULL
      ) AS rate_missing
    FROM
      sales.opportunity o
      JOIN sales.stage s ON s.id = o.stage_id
      LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $6::date)) fx ON TRUE
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
      AND o.process_version_id = ANY ($15::uuid[])
      AND CASE
        WHEN o.id IN (
          SELECT
            u.opportunity_id
          FROM
            sales.uncounted_sale u
        ) THEN (
          SELECT
            p.furthest_stage_id
          FROM
            sales.path_of (o.id) p
        )
        ELSE (
          SELECT
            f.furthest_stage_id
          FROM
            sales.sale_figure f
          WHERE
            f.opportunity_id = o.id
        )
      END = ANY (
        ARRAY(
          SELECT
            sales.stages_reaching ($16::uuid)
        )
      )
      AND CASE
        WHEN o.id IN (
          SELECT
            u.opportunity_id
          FROM
            sales.uncounted_sale u
        ) THEN (
          SELECT
            p.furthest_stage_id
          FROM
            sales.path_of (o.id) p
        )
        ELSE (
          SELECT
            f.furthest_stage_id
          FROM
            sales.sale_figure f
          WHERE
            f.opportunity_id = o.id
        )
      END = ANY (
        ARRAY(
          SELECT
            sales.stages_reaching ($17::uuid)
          EXCEPT
          SELECT
            sales.stages_reaching (
              (
                SELECT
                  n.id
                FROM
                  sales.stage k
                  JOIN sales.stage n ON n.process_version_id = k.process_version_id
                  AND n.position > k.position
                WHERE
                  k.id = $18::uuid
                  AND n.meaning <> 'LOST'
                ORDER BY
                  n.position
                LIMIT
                  1
              )
            )
        )
      )
      AND CASE
        WHEN o.id IN (
          SELECT
            u.opportunity_id
          FROM
            sales.uncounted_sale u
        ) THEN (
          SELECT
            p.stage_keys
          FROM
            sales.path_of (o.id) p
        )
        ELSE (
          SELECT
            f.stage_keys
          FROM
            sales.sale_figure f
          WHERE
            f.opportunity_id = o.id
        )
      END @> ARRAY(
        SELECT
          k.key
        FROM
          sales.stage k
        WHERE
          k.id = $19::uuid
      )
      AND o.owner_id = ANY ($20::uuid[])
      AND o.owner_id IS NOT NULL
      AND o.team_id = ANY ($21::uuid[])
      AND o.team_id IS NOT NULL
      AND o.customer_id = ANY (
        ARRAY(
          SELECT
            c.id
          FROM
            customers.customer c
          WHERE
            c.id = ANY ($22::uuid[])
            AND c.deleted_at IS NULL
            AND (
              c.team_id = ANY ($23::uuid[])
              OR c.owner_id = $24::uuid
            )
        )
      )
      AND o.customer_id IS NOT NULL
      AND o.expected_close_date >= $25::date
      AND o.expected_close_date <= $26::date
      AND o.opened_on >= $27::date
      AND o.opened_on <= $28::date
      AND o.closed_on >= $29::date
      AND o.closed_on <= $30::date
      AND CASE
        WHEN o.currency = $31 THEN round(o.amount, $32::int)
        ELSE (
          SELECT
            currency.in_base (o.amount, o.currency, r.factor, r.per, $33, $34::int)
          FROM
            currency.rate_at (o.currency, coalesce(o.closed_on, $35::date)) r
        )
      END >= $36::numeric
      AND CASE
        WHEN o.currency = $37 THEN round(o.amount, $38::int)
        ELSE (
          SELECT
            currency.in_base (o.amount, o.currency, r.factor, r.per, $39, $40::int)
          FROM
            currency.rate_at (o.currency, coalesce(o.closed_on, $41::date)) r
        )
      END <= $42::numeric
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
                v.id = ANY ($43::uuid[])
              GROUP BY
                v.dimension_id
            ) w
        )
      )
      AND (
        cardinality(o.tag_ids) > 0
        AND o.tag_ids && $44::uuid[]
      )
      AND o.lost_reason_id = ANY ($45::uuid[])
      AND o.source_id = ANY ($46::uuid[])
      AND platform.custom_field_id ($47, $48, $49::text) IS NOT NULL
      AND CASE
        WHEN (o.custom ->> $50::text)::numeric >= $51::numeric THEN TRUE
      END
      AND CASE
        WHEN (o.custom ->> $52::text)::numeric <= $53::numeric THEN TRUE
      END
      AND platform.custom_field_id ($54, $55, $56::text) IS NOT NULL
      AND CASE
        WHEN (o.custom ->> $57::text)::date >= $58::date THEN TRUE
      END
      AND CASE
        WHEN (o.custom ->> $59::text)::date <= $60::date THEN TRUE
      END
      AND platform.custom_field_id ($61, $62, $63::text) IS NOT NULL
      AND CASE
        WHEN o.custom ->> $64::text IS NOT NULL THEN TRUE
      END
      AND platform.custom_field_id ($65, $66, $67::text) IS NOT NULL
      AND CASE
        WHEN (o.custom ->> $68::text)::uuid = ANY ($69::uuid[]) THEN TRUE
      END
      AND platform.custom_field_id ($70, $71, $72::text) IS NOT NULL
      AND CASE
        WHEN o.custom ->> $73::text IS NULL THEN TRUE
      END
      AND (
        o.meaning = 'OPEN'
        AND EXISTS (
          SELECT
          FROM
            (
              SELECT
                s.id AS stage_id,
                s.process_version_id,
                ($74::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $75::text AS stalled_before,
                $76::date - p.close_date_passed_after_days AS close_before,
                CASE p.no_activity_after_days
                  WHEN 0 THEN 'infinity'::timestamptz
                  ELSE ($77::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $78::text
                END AS idle_before,
                ($79::date - p.overdue_after_days)::timestamp AT TIME ZONE $80::text AS whole_before,
                $81::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
                p.pushes_from,
                p.skipped_from,
                p.steps_back_from,
                p.backdated_from_days
              FROM
                sales.stage s
                JOIN sales.process_version v ON v.id = s.process_version_id
                JOIN sales.process p ON p.id = v.process_id
              WHERE
                s.meaning = 'OPEN'
            ) r
          WHERE
            r.stage_id = o.stage_id
            AND o.stage_entered_at < r.stalled_before
        )
      )
      AND (
        o.meaning = 'OPEN'
        AND (
          EXISTS (
            SELECT
            FROM
              sales.stage_event e
            WHERE
              e.opportunity_id = o.id
              AND (
                e.skipped_stages > 0
                OR e.is_back
                OR e.backdated_days > 0
              )
          )
          AND EXISTS (
            SELECT
            FROM
              (
                SELECT
                  s.id AS stage_id,
                  s.process_version_id,
                  ($82::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $83::text AS stalled_before,
                  $84::date - p.close_date_passed_after_days AS close_before,
                  CASE p.no_activity_after_days
                    WHEN 0 THEN 'infinity'::timestamptz
                    ELSE ($85::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $86::text
                  END AS idle_before,
                  ($87::date - p.overdue_after_days)::timestamp AT TIME ZONE $88::text AS whole_before,
                  $89::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
                  p.pushes_from,
                  p.skipped_from,
                  p.steps_back_from,
                  p.backdated_from_days
                FROM
                  sales.stage s
                  JOIN sales.process_version v ON v.id = s.process_version_id
                  JOIN sales.process p ON p.id = v.process_id
                WHERE
                  s.meaning = 'OPEN'
              ) r,
              (
                SELECT
                  sum(e.skipped_stages) AS skipped,
                  count(*) FILTER (
                    WHERE
                      e.is_back
                  ) AS back,
                  max(e.backdated_days) AS backdated
                FROM
                  sales.stage_event e
                WHERE
                  e.opportunity_id = o.id
                  AND (
                    e.skipped_stages > 0
                    OR e.is_back
                    OR e.backdated_days > 0
                  )
              ) step
            WHERE
              r.stage_id = o.stage_id
              AND step.back >= r.steps_back_from
          )
        )
      )
      AND o.owner_id = $90::uuid
      AND (
        o.owner_id = $91::uuid
        OR o.id = ANY (
          ARRAY(
            SELECT
              f.opportunity_id
            FROM
              sales.opportunity_follower f
            WHERE
              f.user_id = $92::uuid
          )
        )
      )
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
        $93::int
      )::text,
      'currency',
      $94::text
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
        $95::int
      )::text,
      'currency',
      $96::text
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
        $97::int
      )::text,
      'currency',
      $98::text
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

-- summary at plan rates
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
      sum(currency.in_base (o.amount, o.currency, fx.factor, fx.per, $3, $4::int)) AS in_base,
      bool_or(
        o.amount IS NOT NULL
        AND o.currency <> $5
        AND fx.rate IS NULL
      ) AS rate_missing
    FROM
      sales.opportunity o
      JOIN sales.stage s ON s.id = o.stage_id
      LEFT JOIN LATERAL currency.plan_rate_at (o.currency, $6::int) fx ON TRUE
    WHERE
      o.deleted_at IS NULL
      AND (
        o.team_id = ANY ($7::uuid[])
        OR o.owner_id = $8::uuid
      )
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
        $9::int
      )::text,
      'currency',
      $10::text
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
        $11::int
      )::text,
      'currency',
      $12::text
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
        $13::int
      )::text,
      'currency',
      $14::text
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
