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
  sales.in_base (o.amount, o.currency, fx.rate, $2, $3::int) AS amount_in_base,
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
  LEFT JOIN LATERAL sales.rate_at (o.currency, coalesce(o.closed_on, $6::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($7::date - p.overdue_after_days)::timestamp AT TIME ZONE $8::text
        OR early.timed < $9::timestamptz - p.overdue_after_days * interval '1 day'
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
  sales.in_base (o.amount, o.currency, fx.rate, $2, $3::int) AS amount_in_base,
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
                o.team_id = $6::uuid
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
          ) found
      ) o
    WHERE
      (
        o.team_id = ANY ($8::uuid[])
        OR o.owner_id = $9::uuid
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
    c.team_id = ANY ($10::uuid[])
    OR c.owner_id = $11::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL sales.rate_at (o.currency, coalesce(o.closed_on, $12::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($13::date - p.overdue_after_days)::timestamp AT TIME ZONE $14::text
        OR early.timed < $15::timestamptz - p.overdue_after_days * interval '1 day'
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
  sales.in_base (o.amount, o.currency, fx.rate, $2, $3::int) AS amount_in_base,
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
            o.owner_id = $6::uuid
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
      o.owner_id = $7::uuid
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
  AND c.owner_id = $8::uuid
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL sales.rate_at (o.currency, coalesce(o.closed_on, $9::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($10::date - p.overdue_after_days)::timestamp AT TIME ZONE $11::text
        OR early.timed < $12::timestamptz - p.overdue_after_days * interval '1 day'
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
  sales.in_base (o.amount, o.currency, fx.rate, $2, $3::int) AS amount_in_base,
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
                o.team_id = $6::uuid
                AND o.deleted_at IS NULL
                AND TRUE
                AND (o.updated_at, o.id) < ($7::text::timestamptz, $8::uuid)
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
                o.owner_id = $9::uuid
                AND o.deleted_at IS NULL
                AND TRUE
                AND (o.updated_at, o.id) < ($10::text::timestamptz, $11::uuid)
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
        o.team_id = ANY ($12::uuid[])
        OR o.owner_id = $13::uuid
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
    c.team_id = ANY ($14::uuid[])
    OR c.owner_id = $15::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL sales.rate_at (o.currency, coalesce(o.closed_on, $16::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($17::date - p.overdue_after_days)::timestamp AT TIME ZONE $18::text
        OR early.timed < $19::timestamptz - p.overdue_after_days * interval '1 day'
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
  sales.in_base (o.amount, o.currency, fx.rate, $2, $3::int) AS amount_in_base,
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
              o.team_id = ANY ($6::uuid[])
              OR o.owner_id = $7::uuid
            )
            AND o.deleted_at IS NULL
            AND o.currency = $8
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
            coalesce(sales.in_base (o.amount, o.currency, fx.rate, $9, $10::int), -1) AS sort_value
          FROM
            sales.opportunity o
            LEFT JOIN LATERAL sales.rate_at (o.currency, coalesce(o.closed_on, $11::date)) fx ON TRUE
          WHERE
            (
              o.team_id = ANY ($12::uuid[])
              OR o.owner_id = $13::uuid
            )
            AND o.deleted_at IS NULL
            AND (
              o.currency < $14
              OR o.currency > $15
            )
          ORDER BY
            coalesce(sales.in_base (o.amount, o.currency, fx.rate, $16, $17::int), -1) DESC,
            o.id DESC
          LIMIT
            51
        )
      ) o
    WHERE
      (
        o.team_id = ANY ($18::uuid[])
        OR o.owner_id = $19::uuid
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
    c.team_id = ANY ($20::uuid[])
    OR c.owner_id = $21::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL sales.rate_at (o.currency, coalesce(o.closed_on, $22::date)) fx ON TRUE
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
  sales.in_base (o.amount, o.currency, fx.rate, $2, $3::int) AS amount_in_base,
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
              o.team_id = ANY ($6::uuid[])
              OR o.owner_id = $7::uuid
            )
            AND o.deleted_at IS NULL
            AND c.deleted_at IS NULL
            AND (
              c.team_id = ANY ($8::uuid[])
              OR c.owner_id = $9::uuid
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
              o.team_id = ANY ($10::uuid[])
              OR o.owner_id = $11::uuid
            )
            AND o.deleted_at IS NULL
            AND (
              o.customer_id IS NULL
              OR o.customer_id = ANY (
                ARRAY(
                  SELECT
                    c.id
                  FROM
                    customers.customer c
                  WHERE
                    c.deleted_at IS NOT NULL
                    OR NOT (
                      c.team_id = ANY ($12::uuid[])
                      OR c.owner_id = $13::uuid
                    )
                )
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
        o.team_id = ANY ($14::uuid[])
        OR o.owner_id = $15::uuid
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
    c.team_id = ANY ($16::uuid[])
    OR c.owner_id = $17::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL sales.rate_at (o.currency, coalesce(o.closed_on, $18::date)) fx ON TRUE
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
  sales.in_base (o.amount, o.currency, fx.rate, $2, $3::int) AS amount_in_base,
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
            (
              o.team_id = ANY ($6::uuid[])
              OR o.owner_id = $7::uuid
            )
            AND o.deleted_at IS NULL
            AND (
              o.title_folded LIKE platform.folded ($8::text)
              OR o.customer_id = ANY (
                ARRAY(
                  SELECT
                    c.id
                  FROM
                    customers.customer c
                  WHERE
                    c.deleted_at IS NULL
                    AND platform.folded (c.name) LIKE platform.folded ($9::text)
                    AND (
                      c.team_id = ANY ($10::uuid[])
                      OR c.owner_id = $11::uuid
                    )
                )
              )
            )
            AND o.meaning = 'OPEN'
            AND o.stage_id = ANY ($12::uuid[])
            AND o.process_version_id = ANY (
              ARRAY(
                SELECT
                  v.id
                FROM
                  sales.process_version v
                WHERE
                  v.process_id = ANY ($13::uuid[])
              )
            )
            AND o.process_version_id = ANY ($14::uuid[])
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
                  sales.stages_reaching ($15::uuid)
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
                  sales.stages_reaching ($16::uuid)
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
                        k.id = $17::uuid
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
                k.id = $18::uuid
            )
            AND o.owner_id = ANY ($19::uuid[])
            AND o.owner_id IS NOT NULL
            AND o.team_id = ANY ($20::uuid[])
            AND o.team_id IS NOT NULL
            AND o.customer_id = ANY (
              ARRAY(
                SELECT
                  c.id
                FROM
                  customers.customer c
                WHERE
                  c.id = ANY ($21::uuid[])
                  AND c.deleted_at IS NULL
                  AND (
                    c.team_id = ANY ($22::uuid[])
                    OR c.owner_id = $23::uuid
                  )
              )
            )
            AND o.customer_id IS NOT NULL
            AND o.expected_close_date >= $24::date
            AND o.expected_close_date <= $25::date
            AND o.opened_on >= $26::date
            AND o.opened_on <= $27::date
            AND o.closed_on >= $28::date
            AND o.closed_on <= $29::date
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
            ) >= $33::numeric
            AND sales.in_base (
              o.amount,
              o.currency,
              (
                SELECT
                  r.rate
                FROM
                  sales.rate_at (o.currency, coalesce(o.closed_on, $34::date)) r
              ),
              $35,
              $36::int
            ) <= $37::numeric
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
                      v.id = ANY ($38::uuid[])
                    GROUP BY
                      v.dimension_id
                  ) w
              )
            )
            AND o.lost_reason_id = ANY ($39::uuid[])
            AND o.source_id = ANY ($40::uuid[])
            AND (
              o.meaning = 'OPEN'
              AND EXISTS (
                SELECT
                FROM
                  (
                    SELECT
                      s.id AS stage_id,
                      s.process_version_id,
                      ($41::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $42::text AS stalled_before,
                      $43::date - p.close_date_passed_after_days AS close_before,
                      CASE p.no_activity_after_days
                        WHEN 0 THEN 'infinity'::timestamptz
                        ELSE ($44::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $45::text
                      END AS idle_before,
                      ($46::date - p.overdue_after_days)::timestamp AT TIME ZONE $47::text AS whole_before,
                      $48::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
                        ($49::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $50::text AS stalled_before,
                        $51::date - p.close_date_passed_after_days AS close_before,
                        CASE p.no_activity_after_days
                          WHEN 0 THEN 'infinity'::timestamptz
                          ELSE ($52::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $53::text
                        END AS idle_before,
                        ($54::date - p.overdue_after_days)::timestamp AT TIME ZONE $55::text AS whole_before,
                        $56::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
            AND o.owner_id = $57::uuid
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
        o.team_id = ANY ($58::uuid[])
        OR o.owner_id = $59::uuid
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
    c.team_id = ANY ($60::uuid[])
    OR c.owner_id = $61::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = o.owner_id
  LEFT JOIN identity.team t ON t.id = o.team_id
  LEFT JOIN LATERAL sales.rate_at (o.currency, coalesce(o.closed_on, $62::date)) fx ON TRUE
  LEFT JOIN LATERAL (
    SELECT
      early.due_at,
      (
        early.whole < ($63::date - p.overdue_after_days)::timestamp AT TIME ZONE $64::text
        OR early.timed < $65::timestamptz - p.overdue_after_days * interval '1 day'
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
      AND sales.in_base (
        o.amount,
        o.currency,
        (
          SELECT
            r.rate
          FROM
            sales.rate_at (o.currency, coalesce(o.closed_on, $25::date)) r
        ),
        $26,
        $27::int
      ) >= $28::numeric
      AND sales.in_base (
        o.amount,
        o.currency,
        (
          SELECT
            r.rate
          FROM
            sales.rate_at (o.currency, coalesce(o.closed_on, $29::date)) r
        ),
        $30,
        $31::int
      ) <= $32::numeric
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
                v.id = ANY ($33::uuid[])
              GROUP BY
                v.dimension_id
            ) w
        )
      )
      AND o.lost_reason_id = ANY ($34::uuid[])
      AND o.source_id = ANY ($35::uuid[])
      AND (
        o.meaning = 'OPEN'
        AND EXISTS (
          SELECT
          FROM
            (
              SELECT
                s.id AS stage_id,
                s.process_version_id,
                ($36::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $37::text AS stalled_before,
                $38::date - p.close_date_passed_after_days AS close_before,
                CASE p.no_activity_after_days
                  WHEN 0 THEN 'infinity'::timestamptz
                  ELSE ($39::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $40::text
                END AS idle_before,
                ($41::date - p.overdue_after_days)::timestamp AT TIME ZONE $42::text AS whole_before,
                $43::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
                  ($44::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $45::text AS stalled_before,
                  $46::date - p.close_date_passed_after_days AS close_before,
                  CASE p.no_activity_after_days
                    WHEN 0 THEN 'infinity'::timestamptz
                    ELSE ($47::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $48::text
                  END AS idle_before,
                  ($49::date - p.overdue_after_days)::timestamp AT TIME ZONE $50::text AS whole_before,
                  $51::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
      AND o.owner_id = $52::uuid
    LIMIT
      $53::int
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
      AND sales.in_base (
        o.amount,
        o.currency,
        (
          SELECT
            r.rate
          FROM
            sales.rate_at (o.currency, coalesce(o.closed_on, $31::date)) r
        ),
        $32,
        $33::int
      ) >= $34::numeric
      AND sales.in_base (
        o.amount,
        o.currency,
        (
          SELECT
            r.rate
          FROM
            sales.rate_at (o.currency, coalesce(o.closed_on, $35::date)) r
        ),
        $36,
        $37::int
      ) <= $38::numeric
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
                v.id = ANY ($39::uuid[])
              GROUP BY
                v.dimension_id
            ) w
        )
      )
      AND o.lost_reason_id = ANY ($40::uuid[])
      AND o.source_id = ANY ($41::uuid[])
      AND (
        o.meaning = 'OPEN'
        AND EXISTS (
          SELECT
          FROM
            (
              SELECT
                s.id AS stage_id,
                s.process_version_id,
                ($42::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $43::text AS stalled_before,
                $44::date - p.close_date_passed_after_days AS close_before,
                CASE p.no_activity_after_days
                  WHEN 0 THEN 'infinity'::timestamptz
                  ELSE ($45::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $46::text
                END AS idle_before,
                ($47::date - p.overdue_after_days)::timestamp AT TIME ZONE $48::text AS whole_before,
                $49::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
                  ($50::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE $51::text AS stalled_before,
                  $52::date - p.close_date_passed_after_days AS close_before,
                  CASE p.no_activity_after_days
                    WHEN 0 THEN 'infinity'::timestamptz
                    ELSE ($53::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE $54::text
                  END AS idle_before,
                  ($55::date - p.overdue_after_days)::timestamp AT TIME ZONE $56::text AS whole_before,
                  $57::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
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
      AND o.owner_id = $58::uuid
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
        $59::int
      )::text,
      'currency',
      $60::text
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
