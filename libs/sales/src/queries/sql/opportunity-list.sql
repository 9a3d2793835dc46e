-- What opportunity-list.query.ts sends, with representative input. Written by npm run sync.

-- page for all
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
          sort_value DESC,
          id DESC
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
            TRUE
            AND o.deleted_at IS NULL
            AND o.meaning = 'OPEN'
            AND TRUE
          ORDER BY
            o.updated_at DESC,
            o.id DESC
          LIMIT
            51
        )
      ) o
    WHERE
      TRUE
    ORDER BY
      sort_value DESC,
      id DESC
    LIMIT
      51
  ) o
  JOIN sales.stage s ON s.id = o.stage_id
  JOIN sales.process_version v ON v.id = o.process_version_id
  JOIN sales.process p ON p.id = v.process_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id
  AND c.deleted_at IS NULL
  AND TRUE
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $7::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($8::date - p.overdue_after_days)::timestamp AT TIME ZONE $9::text
        OR early.timed < $10::timestamptz - p.overdue_after_days * interval '1 day'
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

-- page for a team
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
          sort_value DESC,
          id DESC
      ) AS place
    FROM
      (
        SELECT DISTINCT
          ON (found.sort_value, found.id) found.*
        FROM
          (
            (
              SELECT
                o.*,
                o.updated_at AS sort_value
              FROM
                sales.opportunity o
              WHERE
                o.team_id = $7::uuid
                AND o.deleted_at IS NULL
                AND o.meaning = 'OPEN'
                AND TRUE
              ORDER BY
                o.updated_at DESC,
                o.id DESC
              LIMIT
                51
            )
            UNION ALL
            (
              SELECT
                o.*,
                o.updated_at AS sort_value
              FROM
                sales.opportunity o
              WHERE
                o.owner_id = $8::uuid
                AND o.deleted_at IS NULL
                AND o.meaning = 'OPEN'
                AND TRUE
              ORDER BY
                o.updated_at DESC,
                o.id DESC
              LIMIT
                51
            )
          ) found
      ) o
    WHERE
      (
        o.team_id = ANY ($9::uuid[])
        OR o.owner_id = $10::uuid
      )
    ORDER BY
      sort_value DESC,
      id DESC
    LIMIT
      51
  ) o
  JOIN sales.stage s ON s.id = o.stage_id
  JOIN sales.process_version v ON v.id = o.process_version_id
  JOIN sales.process p ON p.id = v.process_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($11::uuid[])
    OR c.owner_id = $12::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $13::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($14::date - p.overdue_after_days)::timestamp AT TIME ZONE $15::text
        OR early.timed < $16::timestamptz - p.overdue_after_days * interval '1 day'
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

-- page of one’s own
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
          sort_value DESC,
          id DESC
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
            o.owner_id = $7::uuid
            AND o.deleted_at IS NULL
            AND o.meaning = 'OPEN'
            AND TRUE
          ORDER BY
            o.updated_at DESC,
            o.id DESC
          LIMIT
            51
        )
      ) o
    WHERE
      o.owner_id = $8::uuid
    ORDER BY
      sort_value DESC,
      id DESC
    LIMIT
      51
  ) o
  JOIN sales.stage s ON s.id = o.stage_id
  JOIN sales.process_version v ON v.id = o.process_version_id
  JOIN sales.process p ON p.id = v.process_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id
  AND c.deleted_at IS NULL
  AND c.owner_id = $9::uuid
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $10::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($11::date - p.overdue_after_days)::timestamp AT TIME ZONE $12::text
        OR early.timed < $13::timestamptz - p.overdue_after_days * interval '1 day'
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

-- next page for a team
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
          sort_value DESC,
          id DESC
      ) AS place
    FROM
      (
        SELECT DISTINCT
          ON (found.sort_value, found.id) found.*
        FROM
          (
            (
              SELECT
                o.*,
                o.updated_at AS sort_value
              FROM
                sales.opportunity o
              WHERE
                o.team_id = $7::uuid
                AND o.deleted_at IS NULL
                AND TRUE
                AND (o.updated_at, o.id) < ($8::text::timestamptz, $9::uuid)
              ORDER BY
                o.updated_at DESC,
                o.id DESC
              LIMIT
                51
            )
            UNION ALL
            (
              SELECT
                o.*,
                o.updated_at AS sort_value
              FROM
                sales.opportunity o
              WHERE
                o.owner_id = $10::uuid
                AND o.deleted_at IS NULL
                AND TRUE
                AND (o.updated_at, o.id) < ($11::text::timestamptz, $12::uuid)
              ORDER BY
                o.updated_at DESC,
                o.id DESC
              LIMIT
                51
            )
          ) found
      ) o
    WHERE
      (
        o.team_id = ANY ($13::uuid[])
        OR o.owner_id = $14::uuid
      )
    ORDER BY
      sort_value DESC,
      id DESC
    LIMIT
      51
  ) o
  JOIN sales.stage s ON s.id = o.stage_id
  JOIN sales.process_version v ON v.id = o.process_version_id
  JOIN sales.process p ON p.id = v.process_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($15::uuid[])
    OR c.owner_id = $16::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $17::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($18::date - p.overdue_after_days)::timestamp AT TIME ZONE $19::text
        OR early.timed < $20::timestamptz - p.overdue_after_days * interval '1 day'
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

-- page by amount
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
          sort_value DESC,
          id DESC
      ) AS place
    FROM
      (
        (
          SELECT
            o.*,
            coalesce(o.amount, -1) AS sort_value
          FROM
            sales.opportunity o
          WHERE
            (
              o.team_id = ANY ($7::uuid[])
              OR o.owner_id = $8::uuid
            )
            AND o.deleted_at IS NULL
            AND o.currency = $9
          ORDER BY
            coalesce(o.amount, -1) DESC,
            o.id DESC
          LIMIT
            51
        )
        UNION ALL
        (
          SELECT
            o.*,
            coalesce(currency.in_base (o.amount, o.currency, fx.factor, fx.per, $10, $11::int), -1) AS sort_value
          FROM
            sales.opportunity o
            LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $12::date)) fx ON TRUE
          WHERE
            (
              o.team_id = ANY ($13::uuid[])
              OR o.owner_id = $14::uuid
            )
            AND o.deleted_at IS NULL
            AND (
              o.currency < $15
              OR o.currency > $16
            )
          ORDER BY
            coalesce(currency.in_base (o.amount, o.currency, fx.factor, fx.per, $17, $18::int), -1) DESC,
            o.id DESC
          LIMIT
            51
        )
      ) o
    WHERE
      (
        o.team_id = ANY ($19::uuid[])
        OR o.owner_id = $20::uuid
      )
    ORDER BY
      sort_value DESC,
      id DESC
    LIMIT
      51
  ) o
  JOIN sales.stage s ON s.id = o.stage_id
  JOIN sales.process_version v ON v.id = o.process_version_id
  JOIN sales.process p ON p.id = v.process_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($21::uuid[])
    OR c.owner_id = $22::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $23::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($24::date - p.overdue_after_days)::timestamp AT TIME ZONE $25::text
        OR early.timed < $26::timestamptz - p.overdue_after_days * interval '1 day'
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

-- page by customer
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
            platform.folded (c.name) AS sort_value
          FROM
            sales.opportunity o
            JOIN customers.customer c ON c.id = o.customer_id
          WHERE
            (
              o.team_id = ANY ($7::uuid[])
              OR o.owner_id = $8::uuid
            )
            AND o.deleted_at IS NULL
            AND c.deleted_at IS NULL
            AND (
              c.team_id = ANY ($9::uuid[])
              OR c.owner_id = $10::uuid
            )
          ORDER BY
            platform.folded (c.name),
            o.id
          LIMIT
            51
        )
        UNION ALL
        (
          SELECT
            o.*,
            ''::text AS sort_value
          FROM
            sales.opportunity o
          WHERE
            (
              o.team_id = ANY ($11::uuid[])
              OR o.owner_id = $12::uuid
            )
            AND o.deleted_at IS NULL
            AND NOT EXISTS (
              SELECT
              FROM
                customers.customer c
              WHERE
                c.id = o.customer_id
                AND c.deleted_at IS NULL
                AND (
                  c.team_id = ANY ($13::uuid[])
                  OR c.owner_id = $14::uuid
                )
            )
          ORDER BY
            ''::text,
            o.id
          LIMIT
            51
        )
      ) o
    WHERE
      (
        o.team_id = ANY ($15::uuid[])
        OR o.owner_id = $16::uuid
      )
    ORDER BY
      sort_value,
      id
    LIMIT
      51
  ) o
  JOIN sales.stage s ON s.id = o.stage_id
  JOIN sales.process_version v ON v.id = o.process_version_id
  JOIN sales.process p ON p.id = v.process_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($17::uuid[])
    OR c.owner_id = $18::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $19::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($20::date - p.overdue_after_days)::timestamp AT TIME ZONE $21::text
        OR early.timed < $22::timestamptz - p.overdue_after_days * interval '1 day'
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

-- page with every filter
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
    WITH
      few AS MATERIALIZED (
        SELECT
          coalesce(p.ids, '{}') AS ids
        FROM
          (
            (
              SELECT
                array_agg(f.record_id) AS ids,
                count(*) AS number
              FROM
                (
                  SELECT
                    v.record_id
                  FROM
                    sales.opportunity_custom_value v
                  WHERE
                    v.field_id = platform.custom_field_id ($7, $8, $9::text)
                    AND v.number >= $10::numeric
                    AND v.number <= $11::numeric
                  LIMIT
                    $12::int
                ) f
            )
            UNION ALL
            (
              SELECT
                array_agg(f.record_id) AS ids,
                count(*) AS number
              FROM
                (
                  SELECT
                    v.record_id
                  FROM
                    sales.opportunity_custom_value v
                  WHERE
                    v.field_id = platform.custom_field_id ($13, $14, $15::text)
                    AND v.date >= $16::date
                    AND v.date <= $17::date
                  LIMIT
                    $18::int
                ) f
            )
            UNION ALL
            (
              SELECT
                array_agg(f.record_id) AS ids,
                count(*) AS number
              FROM
                (
                  SELECT
                    v.record_id
                  FROM
                    sales.opportunity_custom_value v
                  WHERE
                    v.field_id = platform.custom_field_id ($19, $20, $21::text)
                  LIMIT
                    $22::int
                ) f
            )
            UNION ALL
            (
              SELECT
                array_agg(f.record_id) AS ids,
                count(*) AS number
              FROM
                (
                  SELECT
                    v.record_id
                  FROM
                    sales.opportunity_custom_value v
                  WHERE
                    v.field_id = platform.custom_field_id ($23, $24, $25::text)
                    AND v.choice_id = ANY ($26::uuid[])
                  LIMIT
                    $27::int
                ) f
            )
          ) p
        WHERE
          p.number <= $28::int
        ORDER BY
          p.number
        LIMIT
          1
      )
    SELECT
      o.*,
      o.sort_value::text AS sort_key,
      row_number() OVER (
        ORDER BY
          sort_value DESC,
          id DESC
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
            o.id = ANY (
              (
                SELECT
                  few.ids
                FROM
                  few
              )::uuid[]
            )
            AND (
              o.team_id = ANY ($29::uuid[])
              OR o.owner_id = $30::uuid
            )
            AND o.deleted_at IS NULL
            AND (
              o.title_folded LIKE platform.folded ($31::text)
              OR o.customer_id = ANY (
                ARRAY(
                  SELECT
                    c.id
                  FROM
                    customers.customer c
                  WHERE
                    c.deleted_at IS NULL
                    AND platform.folded (c.name) LIKE platform.folded ($32::text)
                    AND (
                      c.team_id = ANY ($33::uuid[])
                      OR c.owner_id = $34::uuid
                    )
                )
              )
            )
            AND o.meaning = 'OPEN'
            AND o.stage_id = ANY ($35::uuid[])
            AND o.process_version_id = ANY (
              ARRAY(
                SELECT
                  v.id
                FROM
                  sales.process_version v
                WHERE
                  v.process_id = ANY ($36::uuid[])
              )
            )
            AND o.process_version_id = ANY ($37::uuid[])
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
                  sales.stages_reaching ($38::uuid)
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
                  sales.stages_reaching ($39::uuid)
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
                        k.id = $40::uuid
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
                k.id = $41::uuid
            )
            AND o.owner_id = ANY ($42::uuid[])
            AND o.owner_id IS NOT NULL
            AND o.team_id = ANY ($43::uuid[])
            AND o.team_id IS NOT NULL
            AND o.customer_id = ANY (
              ARRAY(
                SELECT
                  c.id
                FROM
                  customers.customer c
                WHERE
                  c.id = ANY ($44::uuid[])
                  AND c.deleted_at IS NULL
                  AND (
                    c.team_id = ANY ($45::uuid[])
                    OR c.owner_id = $46::uuid
                  )
              )
            )
            AND o.customer_id IS NOT NULL
            AND o.expected_close_date >= $47::date
            AND o.expected_close_date <= $48::date
            AND o.opened_on >= $49::date
            AND o.opened_on <= $50::date
            AND o.closed_on >= $51::date
            AND o.closed_on <= $52::date
            AND CASE
              WHEN o.currency = $53 THEN round(o.amount, $54::int)
              ELSE (
                SELECT
                  currency.in_base (o.amount, o.currency, r.factor, r.per, $55, $56::int)
                FROM
                  currency.rate_at (o.currency, coalesce(o.closed_on, $57::date)) r
              )
            END >= $58::numeric
            AND CASE
              WHEN o.currency = $59 THEN round(o.amount, $60::int)
              ELSE (
                SELECT
                  currency.in_base (o.amount, o.currency, r.factor, r.per, $61, $62::int)
                FROM
                  currency.rate_at (o.currency, coalesce(o.closed_on, $63::date)) r
              )
            END <= $64::numeric
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
                      v.id = ANY ($65::uuid[])
                    GROUP BY
                      v.dimension_id
                  ) w
              )
            )
            AND (
              cardinality(o.tag_ids) > 0
              AND o.tag_ids && $66::uuid[]
            )
            AND o.lost_reason_id = ANY ($67::uuid[])
            AND o.source_id = ANY ($68::uuid[])
            AND (
              o.meaning = 'OPEN'
              AND EXISTS (
                SELECT
                FROM
                  (
                    SELECT
                      s.id AS stage_id,
                      s.process_version_id,
                      ($69::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $70::text AS stalled_before,
                      $71::date - p.close_date_passed_after_days AS close_before,
                      CASE p.no_activity_after_days
                        WHEN 0 THEN 'infinity'::timestamptz
                        ELSE ($72::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $73::text
                      END AS idle_before,
                      ($74::date - p.overdue_after_days)::timestamp AT TIME ZONE $75::text AS whole_before,
                      $76::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
                        ($77::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $78::text AS stalled_before,
                        $79::date - p.close_date_passed_after_days AS close_before,
                        CASE p.no_activity_after_days
                          WHEN 0 THEN 'infinity'::timestamptz
                          ELSE ($80::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $81::text
                        END AS idle_before,
                        ($82::date - p.overdue_after_days)::timestamp AT TIME ZONE $83::text AS whole_before,
                        $84::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
            AND o.owner_id = $85::uuid
            AND (
              o.owner_id = $86::uuid
              OR o.id = ANY (
                ARRAY(
                  SELECT
                    f.opportunity_id
                  FROM
                    sales.opportunity_follower f
                  WHERE
                    f.user_id = $87::uuid
                )
              )
            )
            AND platform.custom_field_id ($88, $89, $90::text) IS NOT NULL
            AND CASE
              WHEN (o.custom ->> $91::text)::numeric >= $92::numeric THEN TRUE
            END
            AND CASE
              WHEN (o.custom ->> $93::text)::numeric <= $94::numeric THEN TRUE
            END
            AND platform.custom_field_id ($95, $96, $97::text) IS NOT NULL
            AND CASE
              WHEN (o.custom ->> $98::text)::date >= $99::date THEN TRUE
            END
            AND CASE
              WHEN (o.custom ->> $100::text)::date <= $101::date THEN TRUE
            END
            AND platform.custom_field_id ($102, $103, $104::text) IS NOT NULL
            AND CASE
              WHEN o.custom ->> $105::text IS NOT NULL THEN TRUE
            END
            AND platform.custom_field_id ($106, $107, $108::text) IS NOT NULL
            AND CASE
              WHEN (o.custom ->> $109::text)::uuid = ANY ($110::uuid[]) THEN TRUE
            END
            AND platform.custom_field_id ($111, $112, $113::text) IS NOT NULL
            AND CASE
              WHEN o.custom ->> $114::text IS NULL THEN TRUE
            END
            AND TRUE
          ORDER BY
            o.updated_at DESC,
            o.id DESC
          LIMIT
            51
        )
        UNION ALL
        (
          SELECT
            o.*,
            o.updated_at AS sort_value
          FROM
            sales.opportunity o
          WHERE
            NOT EXISTS (
              SELECT
              FROM
                few
            )
            AND (
              o.team_id = ANY ($115::uuid[])
              OR o.owner_id = $116::uuid
            )
            AND o.deleted_at IS NULL
            AND (
              o.title_folded LIKE platform.folded ($117::text)
              OR o.customer_id = ANY (
                ARRAY(
                  SELECT
                    c.id
                  FROM
                    customers.customer c
                  WHERE
                    c.deleted_at IS NULL
                    AND platform.folded (c.name) LIKE platform.folded ($118::text)
                    AND (
                      c.team_id = ANY ($119::uuid[])
                      OR c.owner_id = $120::uuid
                    )
                )
              )
            )
            AND o.meaning = 'OPEN'
            AND o.stage_id = ANY ($121::uuid[])
            AND o.process_version_id = ANY (
              ARRAY(
                SELECT
                  v.id
                FROM
                  sales.process_version v
                WHERE
                  v.process_id = ANY ($122::uuid[])
              )
            )
            AND o.process_version_id = ANY ($123::uuid[])
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
                  sales.stages_reaching ($124::uuid)
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
                  sales.stages_reaching ($125::uuid)
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
                        k.id = $126::uuid
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
                k.id = $127::uuid
            )
            AND o.owner_id = ANY ($128::uuid[])
            AND o.owner_id IS NOT NULL
            AND o.team_id = ANY ($129::uuid[])
            AND o.team_id IS NOT NULL
            AND o.customer_id = ANY (
              ARRAY(
                SELECT
                  c.id
                FROM
                  customers.customer c
                WHERE
                  c.id = ANY ($130::uuid[])
                  AND c.deleted_at IS NULL
                  AND (
                    c.team_id = ANY ($131::uuid[])
                    OR c.owner_id = $132::uuid
                  )
              )
            )
            AND o.customer_id IS NOT NULL
            AND o.expected_close_date >= $133::date
            AND o.expected_close_date <= $134::date
            AND o.opened_on >= $135::date
            AND o.opened_on <= $136::date
            AND o.closed_on >= $137::date
            AND o.closed_on <= $138::date
            AND CASE
              WHEN o.currency = $139 THEN round(o.amount, $140::int)
              ELSE (
                SELECT
                  currency.in_base (o.amount, o.currency, r.factor, r.per, $141, $142::int)
                FROM
                  currency.rate_at (o.currency, coalesce(o.closed_on, $143::date)) r
              )
            END >= $144::numeric
            AND CASE
              WHEN o.currency = $145 THEN round(o.amount, $146::int)
              ELSE (
                SELECT
                  currency.in_base (o.amount, o.currency, r.factor, r.per, $147, $148::int)
                FROM
                  currency.rate_at (o.currency, coalesce(o.closed_on, $149::date)) r
              )
            END <= $150::numeric
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
                      v.id = ANY ($151::uuid[])
                    GROUP BY
                      v.dimension_id
                  ) w
              )
            )
            AND (
              cardinality(o.tag_ids) > 0
              AND o.tag_ids && $152::uuid[]
            )
            AND o.lost_reason_id = ANY ($153::uuid[])
            AND o.source_id = ANY ($154::uuid[])
            AND (
              o.meaning = 'OPEN'
              AND EXISTS (
                SELECT
                FROM
                  (
                    SELECT
                      s.id AS stage_id,
                      s.process_version_id,
                      ($155::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $156::text AS stalled_before,
                      $157::date - p.close_date_passed_after_days AS close_before,
                      CASE p.no_activity_after_days
                        WHEN 0 THEN 'infinity'::timestamptz
                        ELSE ($158::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $159::text
                      END AS idle_before,
                      ($160::date - p.overdue_after_days)::timestamp AT TIME ZONE $161::text AS whole_before,
                      $162::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
                        ($163::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $164::text AS stalled_before,
                        $165::date - p.close_date_passed_after_days AS close_before,
                        CASE p.no_activity_after_days
                          WHEN 0 THEN 'infinity'::timestamptz
                          ELSE ($166::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $167::text
                        END AS idle_before,
                        ($168::date - p.overdue_after_days)::timestamp AT TIME ZONE $169::text AS whole_before,
                        $170::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
            AND o.owner_id = $171::uuid
            AND (
              o.owner_id = $172::uuid
              OR o.id = ANY (
                ARRAY(
                  SELECT
                    f.opportunity_id
                  FROM
                    sales.opportunity_follower f
                  WHERE
                    f.user_id = $173::uuid
                )
              )
            )
            AND platform.custom_field_id ($174, $175, $176::text) IS NOT NULL
            AND CASE
              WHEN (o.custom ->> $177::text)::numeric >= $178::numeric THEN TRUE
            END
            AND CASE
              WHEN (o.custom ->> $179::text)::numeric <= $180::numeric THEN TRUE
            END
            AND platform.custom_field_id ($181, $182, $183::text) IS NOT NULL
            AND CASE
              WHEN (o.custom ->> $184::text)::date >= $185::date THEN TRUE
            END
            AND CASE
              WHEN (o.custom ->> $186::text)::date <= $187::date THEN TRUE
            END
            AND platform.custom_field_id ($188, $189, $190::text) IS NOT NULL
            AND CASE
              WHEN o.custom ->> $191::text IS NOT NULL THEN TRUE
            END
            AND platform.custom_field_id ($192, $193, $194::text) IS NOT NULL
            AND CASE
              WHEN (o.custom ->> $195::text)::uuid = ANY ($196::uuid[]) THEN TRUE
            END
            AND platform.custom_field_id ($197, $198, $199::text) IS NOT NULL
            AND CASE
              WHEN o.custom ->> $200::text IS NULL THEN TRUE
            END
            AND TRUE
          ORDER BY
            o.updated_at DESC,
            o.id DESC
          LIMIT
            51
        )
      ) o
    WHERE
      (
        o.team_id = ANY ($201::uuid[])
        OR o.owner_id = $202::uuid
      )
    ORDER BY
      sort_value DESC,
      id DESC
    LIMIT
      51
  ) o
  JOIN sales.stage s ON s.id = o.stage_id
  JOIN sales.process_version v ON v.id = o.process_version_id
  JOIN sales.process p ON p.id = v.process_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($203::uuid[])
    OR c.owner_id = $204::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $205::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($206::date - p.overdue_after_days)::timestamp AT TIME ZONE $207::text
        OR early.timed < $208::timestamptz - p.overdue_after_days * interval '1 day'
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

-- count
SELECT
  count(*)::int AS counted
FROM
  (
    SELECT
    FROM
      sales.opportunity o
    WHERE
      o.deleted_at IS NULL
      AND (
        o.team_id = ANY ($1::uuid[])
        OR o.owner_id = $2::uuid
      )
      AND (
        o.title_folded LIKE platform.folded ($3::text)
        OR o.customer_id = ANY (
          ARRAY(
            SELECT
              c.id
            FROM
              customers.customer c
            WHERE
              c.deleted_at IS NULL
              AND platform.folded (c.name) LIKE platform.folded ($4::text)
              AND (
                c.team_id = ANY ($5::uuid[])
                OR c.owner_id = $6::uuid
              )
          )
        )
      )
      AND o.meaning = 'OPEN'
      AND o.stage_id = ANY ($7::uuid[])
      AND o.process_version_id = ANY (
        ARRAY(
          SELECT
            v.id
          FROM
            sales.process_version v
          WHERE
            v.process_id = ANY ($8::uuid[])
        )
      )
      AND o.process_version_id = ANY ($9::uuid[])
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
            sales.stages_reaching ($10::uuid)
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
            sales.stages_reaching ($11::uuid)
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
                  k.id = $12::uuid
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
          k.id = $13::uuid
      )
      AND o.owner_id = ANY ($14::uuid[])
      AND o.owner_id IS NOT NULL
      AND o.team_id = ANY ($15::uuid[])
      AND o.team_id IS NOT NULL
      AND o.customer_id = ANY (
        ARRAY(
          SELECT
            c.id
          FROM
            customers.customer c
          WHERE
            c.id = ANY ($16::uuid[])
            AND c.deleted_at IS NULL
            AND (
              c.team_id = ANY ($17::uuid[])
              OR c.owner_id = $18::uuid
            )
        )
      )
      AND o.customer_id IS NOT NULL
      AND o.expected_close_date >= $19::date
      AND o.expected_close_date <= $20::date
      AND o.opened_on >= $21::date
      AND o.opened_on <= $22::date
      AND o.closed_on >= $23::date
      AND o.closed_on <= $24::date
      AND CASE
        WHEN o.currency = $25 THEN round(o.amount, $26::int)
        ELSE (
          SELECT
            currency.in_base (o.amount, o.currency, r.factor, r.per, $27, $28::int)
          FROM
            currency.rate_at (o.currency, coalesce(o.closed_on, $29::date)) r
        )
      END >= $30::numeric
      AND CASE
        WHEN o.currency = $31 THEN round(o.amount, $32::int)
        ELSE (
          SELECT
            currency.in_base (o.amount, o.currency, r.factor, r.per, $33, $34::int)
          FROM
            currency.rate_at (o.currency, coalesce(o.closed_on, $35::date)) r
        )
      END <= $36::numeric
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
                v.id = ANY ($37::uuid[])
              GROUP BY
                v.dimension_id
            ) w
        )
      )
      AND (
        cardinality(o.tag_ids) > 0
        AND o.tag_ids && $38::uuid[]
      )
      AND o.lost_reason_id = ANY ($39::uuid[])
      AND o.source_id = ANY ($40::uuid[])
      AND platform.custom_field_id ($41, $42, $43::text) IS NOT NULL
      AND CASE
        WHEN (o.custom ->> $44::text)::numeric >= $45::numeric THEN TRUE
      END
      AND CASE
        WHEN (o.custom ->> $46::text)::numeric <= $47::numeric THEN TRUE
      END
      AND platform.custom_field_id ($48, $49, $50::text) IS NOT NULL
      AND CASE
        WHEN (o.custom ->> $51::text)::date >= $52::date THEN TRUE
      END
      AND CASE
        WHEN (o.custom ->> $53::text)::date <= $54::date THEN TRUE
      END
      AND platform.custom_field_id ($55, $56, $57::text) IS NOT NULL
      AND CASE
        WHEN o.custom ->> $58::text IS NOT NULL THEN TRUE
      END
      AND platform.custom_field_id ($59, $60, $61::text) IS NOT NULL
      AND CASE
        WHEN (o.custom ->> $62::text)::uuid = ANY ($63::uuid[]) THEN TRUE
      END
      AND platform.custom_field_id ($64, $65, $66::text) IS NOT NULL
      AND CASE
        WHEN o.custom ->> $67::text IS NULL THEN TRUE
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
                ($68::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $69::text AS stalled_before,
                $70::date - p.close_date_passed_after_days AS close_before,
                CASE p.no_activity_after_days
                  WHEN 0 THEN 'infinity'::timestamptz
                  ELSE ($71::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $72::text
                END AS idle_before,
                ($73::date - p.overdue_after_days)::timestamp AT TIME ZONE $74::text AS whole_before,
                $75::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
                  ($76::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $77::text AS stalled_before,
                  $78::date - p.close_date_passed_after_days AS close_before,
                  CASE p.no_activity_after_days
                    WHEN 0 THEN 'infinity'::timestamptz
                    ELSE ($79::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $80::text
                  END AS idle_before,
                  ($81::date - p.overdue_after_days)::timestamp AT TIME ZONE $82::text AS whole_before,
                  $83::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
      AND o.owner_id = $84::uuid
      AND (
        o.owner_id = $85::uuid
        OR o.id = ANY (
          ARRAY(
            SELECT
              f.opportunity_id
            FROM
              sales.opportunity_follower f
            WHERE
              f.user_id = $86::uuid
          )
        )
      )
    LIMIT
      $87::int
  ) capped;

-- totals
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
  ) AS sum,
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
          AND TRUE
        GROUP BY
          g.probability
      ) w
  ) AS parts
FROM
  g;
