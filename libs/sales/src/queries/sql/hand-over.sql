-- What hand-over.query.ts sends, with representative input. Written by npm run sync.

-- sales
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
      h.id::text AS sort_key,
      row_number() OVER (
        ORDER BY
          h.handed_at DESC,
          h.id DESC
      ) AS place
    FROM
      (
        SELECT
          h.*
        FROM
          sales.hand_over h
          JOIN sales.opportunity o ON o.id = h.opportunity_id
        WHERE
          h.to_user_id = $7::uuid
          AND h.seen_at IS NULL
          AND o.deleted_at IS NULL
          AND o.owner_id = h.to_user_id
          AND (
            o.team_id = ANY ($8::uuid[])
            OR o.owner_id = $9::uuid
          )
        ORDER BY
          h.handed_at DESC,
          h.id DESC
        LIMIT
          $10::int
      ) h
      JOIN sales.opportunity o ON o.id = h.opportunity_id
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

-- waiting
SELECT
  h.id,
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS by,
  h.note,
  h.activities,
  h.handed_at AS "handedAt"
FROM
  (
    SELECT
      h.*
    FROM
      sales.hand_over h
      JOIN sales.opportunity o ON o.id = h.opportunity_id
    WHERE
      h.to_user_id = $1::uuid
      AND h.seen_at IS NULL
      AND o.deleted_at IS NULL
      AND o.owner_id = h.to_user_id
      AND (
        o.team_id = ANY ($2::uuid[])
        OR o.owner_id = $3::uuid
      )
    ORDER BY
      h.handed_at DESC,
      h.id DESC
    LIMIT
      $4::int
  ) h
  LEFT JOIN identity.user_account u ON u.id = h.by_user_id;

-- check
SELECT
  (
    SELECT
      m.team_id
    FROM
      identity.team_membership m
    WHERE
      m.user_id = $1::uuid
      AND m.valid_from <= $2::date
      AND (
        m.valid_to IS NULL
        OR m.valid_to > $3::date
      )
  ) AS "ownerTeamId",
  (
    SELECT
      count(*)::int
    FROM
      sales.activity a
    WHERE
      a.opportunity_id = o.id
      AND a.owner_id = o.owner_id
      AND a.deleted_at IS NULL
      AND a.done_at IS NULL
  ) AS "openActivities",
  (
    SELECT
      trim_scale(s.share)::text
    FROM
      sales.split s
    WHERE
      s.opportunity_id = o.id
      AND s.user_id = o.owner_id
  ) AS share
FROM
  sales.opportunity o
WHERE
  o.id = $4::uuid
  AND o.deleted_at IS NULL
  AND (
    o.team_id = ANY ($5::uuid[])
    OR o.owner_id = $6::uuid
  );
