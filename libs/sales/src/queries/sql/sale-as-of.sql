-- What sale-as-of.query.ts sends, with representative input. Written by npm run sync.

-- a sale and what was saved since
SELECT
  to_jsonb(o) || jsonb_build_object('amount', o.amount::text) AS sale,
  o.created_at <= $1::timestamptz AS "isMade",
  coalesce(
    (
      SELECT
        jsonb_agg(
          to_jsonb(a) || jsonb_build_object('isReadable', FALSE)
          ORDER BY
            a.id
        )
      FROM
        sales.activity a
      WHERE
        a.opportunity_id = o.id
        AND a.created_at <= $2::timestamptz
    ),
    '[]'
  ) AS activities,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('contactId', c.contact_id, 'role', c.role)
          ORDER BY
            c.contact_id
        )
      FROM
        sales.opportunity_contact c
      WHERE
        c.opportunity_id = o.id
    ),
    '[]'
  ) AS contacts,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('userId', d.user_id, 'share', trim_scale(d.share)::text)
          ORDER BY
            d.user_id
        )
      FROM
        sales.split d
      WHERE
        d.opportunity_id = o.id
    ),
    '[]'
  ) AS splits,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object(
            'subjectKind',
            r.subject_kind,
            'subjectId',
            r.subject_id,
            'version',
            r.subject_version,
            'action',
            r.action,
            'changes',
            r.changes
          )
        )
      FROM
        (
          SELECT
            r.*,
            max(r.subject_version) FILTER (
              WHERE
                r.recorded_at <= $3::timestamptz
            ) OVER (
              PARTITION BY
                r.subject_id
            ) AS reached
          FROM
            platform.register_entry r
          WHERE
            r.stream_id = o.id
            AND r.stream_kind = 'sale'
            AND r.subject_kind IN ('opportunity', 'activity')
        ) r
      WHERE
        r.reached IS NULL
        OR r.subject_version > r.reached
    ),
    '[]'
  ) AS later,
  last.id AS "lastId",
  last.recorded_at AS "lastAt"
FROM
  sales.opportunity o
  LEFT JOIN LATERAL (
    SELECT
      r.id,
      r.recorded_at
    FROM
      platform.register_entry r
    WHERE
      r.subject_id = o.id
      AND r.subject_kind = 'opportunity'
      AND r.recorded_at <= $4::timestamptz
    ORDER BY
      r.subject_version DESC
    LIMIT
      1
  ) last ON TRUE
WHERE
  o.id = $5::uuid
  AND o.deleted_at IS NULL
  AND (
    o.team_id = ANY ($6::uuid[])
    OR o.owner_id = $7::uuid
  );
