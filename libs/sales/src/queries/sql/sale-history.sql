-- What sale-history.query.ts sends, with representative input. Written by npm run sync.

-- history of a sale
WITH
  sale AS (
    SELECT
      o.id
    FROM
      sales.opportunity o
    WHERE
      o.id = $1::uuid
      AND o.deleted_at IS NULL
      AND (
        o.team_id = ANY ($2::uuid[])
        OR o.owner_id = $3::uuid
      )
  ),
  entry AS MATERIALIZED (
    SELECT
      r.id,
      r.recorded_at,
      r.action,
      r.actor_id,
      r.actor_name,
      r.changes
    FROM
      sale
      JOIN platform.register_entry r ON r.stream_id = sale.id
      AND r.stream_kind = 'sale'
      AND r.subject_kind <> 'activity'
  ),
  save AS (
    SELECT
      recorded_at,
      max(id::text) AS id,
      count(*) AS saves
    FROM
      entry
    GROUP BY
      recorded_at
  ),
  placed AS (
    SELECT
      save.*,
      ntile($4) OVER (
        ORDER BY
          recorded_at
      ) AS place
    FROM
      save
  ),
  moment AS (
    SELECT
      max(recorded_at) AS at,
      max(id) AS id,
      sum(saves)::int AS saves
    FROM
      placed
    GROUP BY
      place
  )
SELECT
  (
    SELECT
      count(*)::int
    FROM
      entry
  ) AS entries,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('at', m.at, 'saves', m.saves, 'action', e.action, 'actorName', e.actor_name)
          ORDER BY
            m.at
        )
      FROM
        moment m
        JOIN entry e ON e.id = m.id::uuid
    ),
    '[]'
  ) AS moments,
  ARRAY(
    SELECT DISTINCT
      action
    FROM
      entry
    ORDER BY
      action
  ) AS actions,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('id', p.actor_id, 'name', p.name)
          ORDER BY
            p.name
        )
      FROM
        (
          SELECT
            e.actor_id,
            coalesce(max(u.name), max(e.actor_name)) AS name
          FROM
            entry e
            LEFT JOIN identity.user_account u ON u.id = e.actor_id
          WHERE
            e.actor_id IS NOT NULL
          GROUP BY
            e.actor_id
        ) p
    ),
    '[]'
  ) AS people,
  ARRAY(
    SELECT DISTINCT
      change ->> 'field'
    FROM
      entry,
      jsonb_array_elements(entry.changes) AS change
    ORDER BY
      1
  ) AS fields
FROM
  sale;
