-- What my-day.query.ts sends, with representative input. Written by npm run sync.

-- late and today
SELECT
  a.id,
  a.kind,
  a.subject,
  a.body,
  CASE
    WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title)
  END AS opportunity,
  CASE
    WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name)
  END AS customer,
  CASE
    WHEN k.id IS NOT NULL
    AND c.id IS NOT NULL THEN jsonb_build_object('id', k.id, 'name', k.name)
  END AS contact,
  jsonb_build_object('id', a.owner_id, 'name', u.name) AS owner,
  a.team_id AS "teamId",
  a.due_at AS "dueAt",
  a.all_day AS "allDay",
  a.duration_minutes AS "durationMinutes",
  a.done_at AS "doneAt",
  a.outcome,
  coalesce(
    (
      a.done_at IS NULL
      AND a.due_at < $1::timestamptz
      AND (
        NOT a.all_day
        OR a.due_at < (($2::date + $3::int)::timestamp AT TIME ZONE $4::text)
      )
    ),
    FALSE
  ) AS overdue,
  a.version,
  a.sort_key AS "sortKey"
FROM
  (
    SELECT
      x.*,
      row_number() OVER (
        ORDER BY
          x.due_at,
          x.id
      ) AS place
    FROM
      (
        (
          SELECT
            a.*,
            'late' AS sort_key
          FROM
            sales.activity a
          WHERE
            a.owner_id = $5::uuid
            AND a.deleted_at IS NULL
            AND (
              a.team_id = ANY ($6::uuid[])
              OR a.owner_id = $7::uuid
            )
            AND (
              a.done_at IS NULL
              AND a.due_at < $8::timestamptz
              AND (
                NOT a.all_day
                OR a.due_at < (($9::date + $10::int)::timestamp AT TIME ZONE $11::text)
              )
            )
          ORDER BY
            a.due_at,
            a.id
          LIMIT
            $12::int
        )
        UNION ALL
        (
          SELECT
            a.*,
            'today' AS sort_key
          FROM
            sales.activity a
          WHERE
            a.owner_id = $13::uuid
            AND a.deleted_at IS NULL
            AND (
              a.team_id = ANY ($14::uuid[])
              OR a.owner_id = $15::uuid
            )
            AND (
              a.done_at IS NULL
              AND a.due_at >= (($16::date + $17::int)::timestamp AT TIME ZONE $18::text)
              AND a.due_at < (($19::date + $20::int)::timestamp AT TIME ZONE $21::text)
              AND (
                a.all_day
                OR a.due_at >= $22::timestamptz
              )
            )
          ORDER BY
            a.due_at,
            a.id
          LIMIT
            $23::int
        )
      ) x
  ) a
  JOIN identity.user_account u ON u.id = a.owner_id
  LEFT JOIN sales.opportunity o ON o.id = a.opportunity_id
  AND o.deleted_at IS NULL
  AND (
    o.team_id = ANY ($24::uuid[])
    OR o.owner_id = $25::uuid
  )
  LEFT JOIN customers.customer c ON c.id = coalesce(o.customer_id, a.customer_id)
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($26::uuid[])
    OR c.owner_id = $27::uuid
  )
  LEFT JOIN customers.contact k ON k.id = a.contact_id
  AND k.deleted_at IS NULL
ORDER BY
  a.place;

-- without a next step
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
      o.sort_value::text AS sort_key,
      row_number() OVER (
        ORDER BY
          sort_value,
          id
      ) AS place
    FROM
      (
        (
          SELECT
            o.*,
            o.updated_at AS sort_value
          FROM
            sales.opportunity o
          WHERE
            (
              o.team_id = ANY ($7::uuid[])
              OR o.owner_id = $8::uuid
            )
            AND o.deleted_at IS NULL
            AND (
              o.meaning = 'OPEN'
              AND (
                NOT EXISTS (
                  SELECT
                  FROM
                    sales.activity a
                  WHERE
                    a.opportunity_id = o.id
                    AND a.deleted_at IS NULL
                    AND a.done_at IS NULL
                    AND a.due_at IS NOT NULL
                    AND TRUE
                )
                AND EXISTS (
                  SELECT
                  FROM
                    (
                      SELECT
                        s.id AS stage_id,
                        s.process_version_id,
                        ($9::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $10::text AS stalled_before,
                        $11::date - p.close_date_passed_after_days AS close_before,
                        CASE p.no_activity_after_days
                          WHEN 0 THEN 'infinity'::timestamptz
                          ELSE ($12::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $13::text
                        END AS idle_before,
                        ($14::date - p.overdue_after_days)::timestamp AT TIME ZONE $15::text AS whole_before,
                        $16::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
                    AND o.stage_entered_at < r.idle_before
                )
              )
            )
            AND o.owner_id = $17::uuid
            AND TRUE
          ORDER BY
            o.updated_at,
            o.id
          LIMIT
            31
        )
      ) o
    WHERE
      (
        o.team_id = ANY ($18::uuid[])
        OR o.owner_id = $19::uuid
      )
    ORDER BY
      sort_value,
      id
    LIMIT
      31
  ) o
  JOIN sales.stage s ON s.id = o.stage_id
  JOIN sales.process_version v ON v.id = o.process_version_id
  JOIN sales.process p ON p.id = v.process_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($20::uuid[])
    OR c.owner_id = $21::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $22::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($23::date - p.overdue_after_days)::timestamp AT TIME ZONE $24::text
        OR early.timed < $25::timestamptz - p.overdue_after_days * interval '1 day'
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

-- sales that moved
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
      e.id::text AS sort_key,
      row_number() OVER (
        ORDER BY
          e.recorded_at DESC,
          e.id DESC
      ) AS place
    FROM
      (
        SELECT
          e.*
        FROM
          sales.stage_event e
          JOIN sales.opportunity o ON o.id = e.opportunity_id
          AND e.kind = 'MOVE'
        WHERE
          e.recorded_at >= $7::timestamptz - $8::int * interval '1 day'
          AND e.from_stage_id IS NOT NULL
          AND e.actor_id IS DISTINCT FROM $9::uuid
          AND o.deleted_at IS NULL
          AND (
            o.team_id = ANY ($10::uuid[])
            OR o.owner_id = $11::uuid
          )
          AND (
            o.team_id = ANY ($12::uuid[])
            OR o.owner_id = $13::uuid
            OR o.id = ANY (
              ARRAY(
                SELECT
                  f.opportunity_id
                FROM
                  sales.opportunity_follower f
                WHERE
                  f.user_id = $14::uuid
              )
            )
          )
        ORDER BY
          e.recorded_at DESC,
          e.id DESC
        LIMIT
          $15::int
      ) e
      JOIN sales.opportunity o ON o.id = e.opportunity_id
  ) o
  JOIN sales.stage s ON s.id = o.stage_id
  JOIN sales.process_version v ON v.id = o.process_version_id
  JOIN sales.process p ON p.id = v.process_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($16::uuid[])
    OR c.owner_id = $17::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $18::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($19::date - p.overdue_after_days)::timestamp AT TIME ZONE $20::text
        OR early.timed < $21::timestamptz - p.overdue_after_days * interval '1 day'
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

-- moves
SELECT
  e.id,
  CASE
    WHEN f.id IS NOT NULL THEN jsonb_build_object(
      'id',
      f.id,
      'key',
      f.key,
      'position',
      f.position,
      'name',
      f.name,
      'meaning',
      f.meaning,
      'probability',
      trim_scale(f.probability)::text,
      'expectedDays',
      f.expected_days
    )
  END AS "from",
  CASE
    WHEN t.id IS NOT NULL THEN jsonb_build_object(
      'id',
      t.id,
      'key',
      t.key,
      'position',
      t.position,
      'name',
      t.name,
      'meaning',
      t.meaning,
      'probability',
      trim_scale(t.probability)::text,
      'expectedDays',
      t.expected_days
    )
  END AS "to",
  e.occurred_at AS "occurredAt",
  e.recorded_at AS "recordedAt",
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS actor,
  e.reason
FROM
  (
    SELECT
      e.*
    FROM
      sales.stage_event e
      JOIN sales.opportunity o ON o.id = e.opportunity_id
      AND e.kind = 'MOVE'
    WHERE
      e.recorded_at >= $1::timestamptz - $2::int * interval '1 day'
      AND e.from_stage_id IS NOT NULL
      AND e.actor_id IS DISTINCT FROM $3::uuid
      AND o.deleted_at IS NULL
      AND (
        o.team_id = ANY ($4::uuid[])
        OR o.owner_id = $5::uuid
      )
      AND (
        o.team_id = ANY ($6::uuid[])
        OR o.owner_id = $7::uuid
        OR o.id = ANY (
          ARRAY(
            SELECT
              f.opportunity_id
            FROM
              sales.opportunity_follower f
            WHERE
              f.user_id = $8::uuid
          )
        )
      )
    ORDER BY
      e.recorded_at DESC,
      e.id DESC
    LIMIT
      $9::int
  ) e
  JOIN sales.stage t ON t.id = e.to_stage_id
  LEFT JOIN sales.stage f ON f.id = e.from_stage_id
  LEFT JOIN identity.user_account u ON u.id = e.actor_id;

-- sums
WITH
  g AS MATERIALIZED (
    SELECT
      o.meaning,
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
      (
        SELECT
          o.meaning,
          o.currency,
          o.amount,
          o.closed_on
        FROM
          sales.opportunity o
        WHERE
          o.owner_id = $6::uuid
          AND o.deleted_at IS NULL
          AND (
            o.team_id = ANY ($7::uuid[])
            OR o.owner_id = $8::uuid
          )
          AND o.meaning = 'OPEN'
        UNION ALL
        SELECT
          o.meaning,
          o.currency,
          o.amount,
          o.closed_on
        FROM
          sales.opportunity o
        WHERE
          o.owner_id = $9::uuid
          AND o.deleted_at IS NULL
          AND (
            o.team_id = ANY ($10::uuid[])
            OR o.owner_id = $11::uuid
          )
          AND o.meaning = 'WON'
          AND o.closed_on BETWEEN $12::date AND $13::date
      ) o
      LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $14::date)) fx ON TRUE
    GROUP BY
      o.meaning,
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
        $15::int
      )::text,
      'currency',
      $16::text
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
        $17::int
      )::text,
      'currency',
      $18::text
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
  ) AS open
FROM
  g;
