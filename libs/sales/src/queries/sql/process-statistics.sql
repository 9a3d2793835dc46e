-- What process-statistics.query.ts sends, with representative input. Written by npm run sync.

-- versions
SELECT
  v.id,
  jsonb_agg(
    jsonb_build_object(
      'id',
      s.id,
      'key',
      s.key,
      'position',
      s.position,
      'name',
      s.name,
      'meaning',
      s.meaning,
      'probability',
      trim_scale(s.probability)::text,
      'expectedDays',
      s.expected_days
    )
    ORDER BY
      s.position
  ) AS stages
FROM
  sales.process_version v
  JOIN sales.stage s ON s.process_version_id = v.id
WHERE
  v.process_id = $1::uuid
  AND v.published_at IS NOT NULL
GROUP BY
  v.id
ORDER BY
  v.number DESC;

-- figures of a year
SELECT
  p.process_version_id AS version_id,
  p.measure,
  p.stage_key,
  p.outcome,
  p.days,
  sum(p.count)::int AS count
FROM
  (
    SELECT
      f.month,
      f.owner_id,
      f.team_id,
      f.process_version_id,
      f.measure,
      f.stage_key,
      f.outcome,
      x.days,
      x.count
    FROM
      sales.process_tally f
      CROSS JOIN LATERAL unnest(f.days, f.counts) AS x (days, count)
    WHERE
      f.cohort = $1
      AND f.month BETWEEN $2::date AND $3::date
      AND f.process_version_id = ANY (
        ARRAY(
          SELECT
            v.id
          FROM
            sales.process_version v
          WHERE
            v.process_id = $4::uuid
        )
      )
      AND TRUE
      AND f.measure IN ('FURTHEST', 'STAY', 'CYCLE')
    UNION ALL
    SELECT
      f.opened_month,
      f.owner_id,
      f.team_id,
      f.process_version_id,
      m.measure,
      m.stage_key,
      m.outcome,
      m.days,
      f.sign
    FROM
      (
        SELECT
          c.*,
          -1 AS sign
        FROM
          sales.sale_figure c
        WHERE
          c.opportunity_id IN (
            SELECT
              u.opportunity_id
            FROM
              sales.uncounted_sale u
          )
        UNION ALL
        SELECT
          n.*,
          1
        FROM
          (
            SELECT
              o.id AS opportunity_id,
              date_trunc('month', o.opened_on::timestamp)::date AS opened_month,
              date_trunc('month', o.closed_on::timestamp)::date AS closed_month,
              o.process_version_id,
              coalesce(o.owner_id, $5::uuid) AS owner_id,
              coalesce(o.team_id, $6::uuid) AS team_id,
              o.meaning AS outcome,
              p.furthest_stage_id,
              p.stage_keys,
              p.stage_days,
              greatest(0, o.closed_on - o.opened_on) AS cycle_days
            FROM
              sales.opportunity o
              CROSS JOIN LATERAL sales.path_of (o.id) p
            WHERE
              o.deleted_at IS NULL
              AND o.id IN (
                SELECT
                  u.opportunity_id
                FROM
                  sales.uncounted_sale u
              )
          ) n
      ) f
      CROSS JOIN LATERAL (
        SELECT
          'FURTHEST',
          s.key,
          f.outcome,
          0
        FROM
          sales.stage s
        WHERE
          s.id = f.furthest_stage_id
        UNION ALL
        SELECT
          'CYCLE',
          '',
          f.outcome,
          f.cycle_days
        WHERE
          f.closed_month IS NOT NULL
        UNION ALL
        SELECT
          'STAY',
          x.key,
          '',
          x.days
        FROM
          unnest(f.stage_keys, f.stage_days) AS x (key, days)
      ) m (measure, stage_key, outcome, days)
    WHERE
      f.opened_month BETWEEN $7::date AND $8::date
      AND f.process_version_id = ANY (
        ARRAY(
          SELECT
            v.id
          FROM
            sales.process_version v
          WHERE
            v.process_id = $9::uuid
        )
      )
      AND TRUE
      AND m.measure IN ('FURTHEST', 'STAY', 'CYCLE')
  ) p
GROUP BY
  1,
  2,
  3,
  4,
  5
HAVING
  sum(p.count) <> 0;

-- figures of a person in a team
SELECT
  p.process_version_id AS version_id,
  p.measure,
  p.stage_key,
  p.outcome,
  p.days,
  sum(p.count)::int AS count
FROM
  (
    SELECT
      f.month,
      f.owner_id,
      f.team_id,
      f.process_version_id,
      f.measure,
      f.stage_key,
      f.outcome,
      x.days,
      x.count
    FROM
      sales.process_tally f
      CROSS JOIN LATERAL unnest(f.days, f.counts) AS x (days, count)
    WHERE
      f.cohort = $1
      AND f.month BETWEEN $2::date AND $3::date
      AND f.process_version_id = ANY (
        ARRAY(
          SELECT
            v.id
          FROM
            sales.process_version v
          WHERE
            v.process_id = $4::uuid
        )
      )
      AND (
        f.team_id = ANY ($5::uuid[])
        OR f.owner_id = $6::uuid
      )
      AND f.process_version_id = ANY ($7::uuid[])
      AND f.owner_id = ANY ($8::uuid[])
      AND f.team_id = ANY ($9::uuid[])
      AND f.measure IN ('FURTHEST', 'STAY', 'CYCLE')
    UNION ALL
    SELECT
      f.closed_month,
      f.owner_id,
      f.team_id,
      f.process_version_id,
      m.measure,
      m.stage_key,
      m.outcome,
      m.days,
      f.sign
    FROM
      (
        SELECT
          c.*,
          -1 AS sign
        FROM
          sales.sale_figure c
        WHERE
          c.opportunity_id IN (
            SELECT
              u.opportunity_id
            FROM
              sales.uncounted_sale u
          )
        UNION ALL
        SELECT
          n.*,
          1
        FROM
          (
            SELECT
              o.id AS opportunity_id,
              date_trunc('month', o.opened_on::timestamp)::date AS opened_month,
              date_trunc('month', o.closed_on::timestamp)::date AS closed_month,
              o.process_version_id,
              coalesce(o.owner_id, $10::uuid) AS owner_id,
              coalesce(o.team_id, $11::uuid) AS team_id,
              o.meaning AS outcome,
              p.furthest_stage_id,
              p.stage_keys,
              p.stage_days,
              greatest(0, o.closed_on - o.opened_on) AS cycle_days
            FROM
              sales.opportunity o
              CROSS JOIN LATERAL sales.path_of (o.id) p
            WHERE
              o.deleted_at IS NULL
              AND o.id IN (
                SELECT
                  u.opportunity_id
                FROM
                  sales.uncounted_sale u
              )
          ) n
      ) f
      CROSS JOIN LATERAL (
        SELECT
          'FURTHEST',
          s.key,
          f.outcome,
          0
        FROM
          sales.stage s
        WHERE
          s.id = f.furthest_stage_id
        UNION ALL
        SELECT
          'CYCLE',
          '',
          f.outcome,
          f.cycle_days
        WHERE
          f.closed_month IS NOT NULL
        UNION ALL
        SELECT
          'STAY',
          x.key,
          '',
          x.days
        FROM
          unnest(f.stage_keys, f.stage_days) AS x (key, days)
      ) m (measure, stage_key, outcome, days)
    WHERE
      f.closed_month BETWEEN $12::date AND $13::date
      AND f.process_version_id = ANY (
        ARRAY(
          SELECT
            v.id
          FROM
            sales.process_version v
          WHERE
            v.process_id = $14::uuid
        )
      )
      AND (
        f.team_id = ANY ($15::uuid[])
        OR f.owner_id = $16::uuid
      )
      AND f.process_version_id = ANY ($17::uuid[])
      AND f.owner_id = ANY ($18::uuid[])
      AND f.team_id = ANY ($19::uuid[])
      AND m.measure IN ('FURTHEST', 'STAY', 'CYCLE')
  ) p
GROUP BY
  1,
  2,
  3,
  4,
  5
HAVING
  sum(p.count) <> 0;

-- by person
SELECT
  nullif(g.key::text, '00000000-0000-0000-0000-000000000000') AS key,
  (
    SELECT
      u.name
    FROM
      identity.user_account u
    WHERE
      u.id = g.key
  ) AS name,
  g.measure,
  g.outcome,
  g.days,
  g.count
FROM
  (
    SELECT
      p.owner_id AS key,
      p.measure,
      p.outcome,
      p.days,
      sum(p.count)::int AS count
    FROM
      (
        SELECT
          f.month,
          f.owner_id,
          f.team_id,
          f.process_version_id,
          f.measure,
          f.stage_key,
          f.outcome,
          x.days,
          x.count
        FROM
          sales.process_tally f
          CROSS JOIN LATERAL unnest(f.days, f.counts) AS x (days, count)
        WHERE
          f.cohort = $1
          AND f.month BETWEEN $2::date AND $3::date
          AND f.process_version_id = ANY (
            ARRAY(
              SELECT
                v.id
              FROM
                sales.process_version v
              WHERE
                v.process_id = $4::uuid
            )
          )
          AND TRUE
          AND f.measure IN ('FURTHEST', 'CYCLE')
        UNION ALL
        SELECT
          f.opened_month,
          f.owner_id,
          f.team_id,
          f.process_version_id,
          m.measure,
          m.stage_key,
          m.outcome,
          m.days,
          f.sign
        FROM
          (
            SELECT
              c.*,
              -1 AS sign
            FROM
              sales.sale_figure c
            WHERE
              c.opportunity_id IN (
                SELECT
                  u.opportunity_id
                FROM
                  sales.uncounted_sale u
              )
            UNION ALL
            SELECT
              n.*,
              1
            FROM
              (
                SELECT
                  o.id AS opportunity_id,
                  date_trunc('month', o.opened_on::timestamp)::date AS opened_month,
                  date_trunc('month', o.closed_on::timestamp)::date AS closed_month,
                  o.process_version_id,
                  coalesce(o.owner_id, $5::uuid) AS owner_id,
                  coalesce(o.team_id, $6::uuid) AS team_id,
                  o.meaning AS outcome,
                  p.furthest_stage_id,
                  p.stage_keys,
                  p.stage_days,
                  greatest(0, o.closed_on - o.opened_on) AS cycle_days
                FROM
                  sales.opportunity o
                  CROSS JOIN LATERAL sales.path_of (o.id) p
                WHERE
                  o.deleted_at IS NULL
                  AND o.id IN (
                    SELECT
                      u.opportunity_id
                    FROM
                      sales.uncounted_sale u
                  )
              ) n
          ) f
          CROSS JOIN LATERAL (
            SELECT
              'FURTHEST',
              s.key,
              f.outcome,
              0
            FROM
              sales.stage s
            WHERE
              s.id = f.furthest_stage_id
            UNION ALL
            SELECT
              'CYCLE',
              '',
              f.outcome,
              f.cycle_days
            WHERE
              f.closed_month IS NOT NULL
            UNION ALL
            SELECT
              'STAY',
              x.key,
              '',
              x.days
            FROM
              unnest(f.stage_keys, f.stage_days) AS x (key, days)
          ) m (measure, stage_key, outcome, days)
        WHERE
          f.opened_month BETWEEN $7::date AND $8::date
          AND f.process_version_id = ANY (
            ARRAY(
              SELECT
                v.id
              FROM
                sales.process_version v
              WHERE
                v.process_id = $9::uuid
            )
          )
          AND TRUE
          AND m.measure IN ('FURTHEST', 'CYCLE')
      ) p
    GROUP BY
      1,
      2,
      3,
      4
    HAVING
      sum(p.count) <> 0
  ) g;

-- by month of a team
SELECT
  nullif(g.key::text, '00000000-0000-0000-0000-000000000000') AS key,
  NULL::text AS name,
  g.measure,
  g.outcome,
  g.days,
  g.count
FROM
  (
    SELECT
      p.month AS key,
      p.measure,
      p.outcome,
      p.days,
      sum(p.count)::int AS count
    FROM
      (
        SELECT
          f.month,
          f.owner_id,
          f.team_id,
          f.process_version_id,
          f.measure,
          f.stage_key,
          f.outcome,
          x.days,
          x.count
        FROM
          sales.process_tally f
          CROSS JOIN LATERAL unnest(f.days, f.counts) AS x (days, count)
        WHERE
          f.cohort = $1
          AND f.month BETWEEN $2::date AND $3::date
          AND f.process_version_id = ANY (
            ARRAY(
              SELECT
                v.id
              FROM
                sales.process_version v
              WHERE
                v.process_id = $4::uuid
            )
          )
          AND (
            f.team_id = ANY ($5::uuid[])
            OR f.owner_id = $6::uuid
          )
          AND f.process_version_id = ANY ($7::uuid[])
          AND f.owner_id = ANY ($8::uuid[])
          AND f.team_id = ANY ($9::uuid[])
          AND f.measure IN ('FURTHEST', 'CYCLE')
        UNION ALL
        SELECT
          f.closed_month,
          f.owner_id,
          f.team_id,
          f.process_version_id,
          m.measure,
          m.stage_key,
          m.outcome,
          m.days,
          f.sign
        FROM
          (
            SELECT
              c.*,
              -1 AS sign
            FROM
              sales.sale_figure c
            WHERE
              c.opportunity_id IN (
                SELECT
                  u.opportunity_id
                FROM
                  sales.uncounted_sale u
              )
            UNION ALL
            SELECT
              n.*,
              1
            FROM
              (
                SELECT
                  o.id AS opportunity_id,
                  date_trunc('month', o.opened_on::timestamp)::date AS opened_month,
                  date_trunc('month', o.closed_on::timestamp)::date AS closed_month,
                  o.process_version_id,
                  coalesce(o.owner_id, $10::uuid) AS owner_id,
                  coalesce(o.team_id, $11::uuid) AS team_id,
                  o.meaning AS outcome,
                  p.furthest_stage_id,
                  p.stage_keys,
                  p.stage_days,
                  greatest(0, o.closed_on - o.opened_on) AS cycle_days
                FROM
                  sales.opportunity o
                  CROSS JOIN LATERAL sales.path_of (o.id) p
                WHERE
                  o.deleted_at IS NULL
                  AND o.id IN (
                    SELECT
                      u.opportunity_id
                    FROM
                      sales.uncounted_sale u
                  )
              ) n
          ) f
          CROSS JOIN LATERAL (
            SELECT
              'FURTHEST',
              s.key,
              f.outcome,
              0
            FROM
              sales.stage s
            WHERE
              s.id = f.furthest_stage_id
            UNION ALL
            SELECT
              'CYCLE',
              '',
              f.outcome,
              f.cycle_days
            WHERE
              f.closed_month IS NOT NULL
            UNION ALL
            SELECT
              'STAY',
              x.key,
              '',
              x.days
            FROM
              unnest(f.stage_keys, f.stage_days) AS x (key, days)
          ) m (measure, stage_key, outcome, days)
        WHERE
          f.closed_month BETWEEN $12::date AND $13::date
          AND f.process_version_id = ANY (
            ARRAY(
              SELECT
                v.id
              FROM
                sales.process_version v
              WHERE
                v.process_id = $14::uuid
            )
          )
          AND (
            f.team_id = ANY ($15::uuid[])
            OR f.owner_id = $16::uuid
          )
          AND f.process_version_id = ANY ($17::uuid[])
          AND f.owner_id = ANY ($18::uuid[])
          AND f.team_id = ANY ($19::uuid[])
          AND m.measure IN ('FURTHEST', 'CYCLE')
      ) p
    GROUP BY
      1,
      2,
      3,
      4
    HAVING
      sum(p.count) <> 0
  ) g;
