-- What board.query.ts sends, with representative input. Written by npm run sync.

-- columns
WITH
  g AS MATERIALIZED (
    SELECT
      s.key,
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
      s.key,
      s.probability,
      o.currency,
      fx.rate,
      fx.valid_from
  )
SELECT
  s.id,
  s.key,
  s.position,
  s.name,
  s.meaning,
  trim_scale(s.probability)::text AS probability,
  s.expected_days AS "expectedDays",
  jsonb_build_object('id', p.id, 'versionId', v.id, 'versionNumber', v.number, 'name', p.name) AS process,
  (
    SELECT
      jsonb_build_object(
        'count',
        coalesce(
          sum(g.count) FILTER (
            WHERE
              TRUE
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
                  TRUE
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
              AND TRUE
          ),
          '[]'
        )
      )
    FROM
      g
    WHERE
      g.key = s.key
  ) AS sum,
  (
    SELECT
      coalesce(
        jsonb_agg(
          DISTINCT jsonb_build_object('currency', g.currency, 'rate', trim_scale(g.rate)::text, 'validFrom', g.valid_from)
        ) FILTER (
          WHERE
            g.rate IS NOT NULL
        ),
        '[]'
      )
    FROM
      g
    WHERE
      g.key = s.key
  ) AS rates,
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
          AND g.key = s.key
        GROUP BY
          g.probability
      ) w
  ) AS parts
FROM
  sales.process p
  JOIN LATERAL (
    SELECT
      v.id,
      v.number
    FROM
      sales.process_version v
    WHERE
      v.process_id = p.id
      AND v.published_at IS NOT NULL
    ORDER BY
      v.number DESC
    LIMIT
      1
  ) v ON TRUE
  JOIN sales.stage s ON s.process_version_id = v.id
WHERE
  p.id = $95::uuid
ORDER BY
  s.position;

-- cards
SELECT
  o.sort_key,
  o.id,
  o.number,
  o.title,
  c.id AS customer_id,
  c.name AS customer_name,
  o.owner_id,
  u.name AS owner_name,
  o.team_id,
  t.name AS team_name,
  p.id AS process_id,
  o.process_version_id,
  v.number AS process_version_number,
  p.name AS process_name,
  o.stage_id,
  s.key AS stage_key,
  s.position AS stage_position,
  s.name AS stage_name,
  trim_scale(s.probability)::text AS stage_probability,
  s.expected_days AS stage_expected_days,
  o.meaning,
  o.stage_entered_at,
  (o.stage_entered_at AT TIME ZONE $1::text)::date::text AS stage_entered_on,
  o.amount,
  o.currency,
  currency.in_base (o.amount, o.currency, fx.factor, fx.per, $2, $3::int) AS amount_in_base,
  (
    o.amount IS NOT NULL
    AND o.currency <> $4
    AND fx.rate IS NULL
  ) AS is_rate_missing,
  CASE
    WHEN fx.rate IS NOT NULL
    AND o.currency <> $5 THEN jsonb_build_object('currency', o.currency, 'rate', trim_scale(fx.rate)::text, 'validFrom', fx.valid_from)
  END AS rate_used,
  o.expected_close_date::text AS expected_close_date,
  o.close_date_pushes,
  o.opened_on::text AS opened_on,
  o.closed_on::text AS closed_on,
  o.next_step,
  next.due_at AS next_due_at,
  next.is_overdue,
  jsonb_build_object(
    'stalledAfterDays',
    p.stalled_after_days,
    'closeDatePassedAfterDays',
    p.close_date_passed_after_days,
    'noActivityAfterDays',
    p.no_activity_after_days,
    'overdueAfterDays',
    p.overdue_after_days,
    'pushesFrom',
    p.pushes_from,
    'skippedFrom',
    p.skipped_from,
    'stepsBackFrom',
    p.steps_back_from,
    'backdatedFromDays',
    p.backdated_from_days
  ) AS thresholds,
  o.classification,
  CASE
    WHEN o.custom = '{}'::jsonb THEN '[]'::jsonb
    ELSE (
      SELECT
        coalesce(
          jsonb_agg(
            jsonb_build_object(
              'key',
              f.key,
              'type',
              f.type,
              'label',
              f.label,
              'value',
              e.value,
              'choice',
              CASE
                WHEN ch.id IS NOT NULL THEN jsonb_build_object('id', ch.id, 'name', ch.label)
              END,
              'person',
              CASE
                WHEN pe.id IS NOT NULL THEN jsonb_build_object('id', pe.id, 'name', pe.name)
              END
            )
            ORDER BY
              f.position,
              f.id
          ),
          '[]'
        )
      FROM
        jsonb_each_text(o.custom) e
        JOIN platform.custom_field f ON f.kind = $6
        AND f.key = e.key
        AND f.active
        LEFT JOIN platform.custom_field_choice ch ON ch.id = CASE
          WHEN f.type = 'CHOICE' THEN e.value::uuid
        END
        LEFT JOIN (
          SELECT
            u.id,
            u.name,
            u.email,
            u.status <> 'DISABLED' AS active
          FROM
            identity.user_account u
        ) pe ON pe.id = CASE
          WHEN f.type = 'PERSON' THEN e.value::uuid
        END
    )
  END AS custom_fields,
  CASE
    WHEN cardinality(o.tag_ids) > 0 THEN (
      SELECT
        jsonb_agg(
          jsonb_build_object('id', g.id, 'name', g.name)
          ORDER BY
            platform.folded (g.name),
            g.id
        )
      FROM
        customers.tag g
      WHERE
        g.id = ANY (o.tag_ids)
    )
    ELSE '[]'
  END AS tags,
  o.created_at,
  o.updated_at,
  o.version,
  CASE
    WHEN o.place = 1 THEN (
      SELECT
        jsonb_object_agg(
          v.id,
          jsonb_build_object(
            'place',
            d.position,
            'dimension',
            jsonb_build_object('id', d.id, 'key', d.key, 'name', d.name),
            'value',
            jsonb_build_object('id', v.id, 'key', v.key, 'name', v.name)
          )
        )
      FROM
        sales.dimension_value v
        JOIN sales.dimension d ON d.id = v.dimension_id
    )
  END AS dimension_words
FROM
  (
    SELECT
      o.*,
      '' AS sort_key,
      row_number() OVER (
        ORDER BY
          o.updated_at DESC,
          o.id DESC
      ) AS place
    FROM
      sales.stage k
      CROSS JOIN LATERAL (
        SELECT
          o.*
        FROM
          sales.opportunity o
        WHERE
          o.stage_id = k.id
          AND o.deleted_at IS NULL
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
        ORDER BY
          o.updated_at DESC,
          o.id DESC
        LIMIT
          31
      ) o
    WHERE
      k.process_version_id IN (
        SELECT
          v.id
        FROM
          sales.process_version v
        WHERE
          v.process_id = $93::uuid
      )
  ) o
  JOIN sales.stage s ON s.id = o.stage_id
  JOIN sales.process_version v ON v.id = o.process_version_id
  JOIN sales.process p ON p.id = v.process_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($94::uuid[])
    OR c.owner_id = $95::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $96::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($97::date - p.overdue_after_days)::timestamp AT TIME ZONE $98::text
        OR early.timed < $99::timestamptz - p.overdue_after_days * interval '1 day'
      ) AS is_overdue
    FROM
      (
        SELECT
          min(a.due_at) AS due_at,
          min(a.due_at) FILTER (
            WHERE
              a.all_day
          ) AS whole,
          min(a.due_at) FILTER (
            WHERE
              NOT a.all_day
          ) AS timed
        FROM
          sales.activity a
        WHERE
          a.opportunity_id = o.id
          AND a.deleted_at IS NULL
          AND a.done_at IS NULL
          AND a.due_at IS NOT NULL
      ) early
  ) next ON o.meaning = 'OPEN'
ORDER BY
  o.place;
