-- What sale-register.query.ts sends, with representative input. Written by npm run sync.

-- register of a sale
SELECT
  r.*
FROM
  (
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
  ) record
  LEFT JOIN LATERAL (
    SELECT
      r.id,
      r.action,
      r.subject_kind AS "subjectKind",
      r.subject_id AS "subjectId",
      r.subject_version AS "subjectVersion",
      r.changes,
      r.reason,
      r.actor_name AS "actorName",
      r.channel,
      r.occurred_at AS "occurredAt",
      r.recorded_at AS "recordedAt"
    FROM
      platform.register_entry r
    WHERE
      r.stream_id = record.id
      AND r.stream_kind = $4
      AND r.subject_kind <> 'activity'
      AND r.action = ANY ($5::text[])
      AND r.actor_id = ANY ($6::uuid[])
      AND EXISTS (
        SELECT
        FROM
          jsonb_array_elements(r.changes) change
        WHERE
          change ->> 'field' = ANY ($7::text[])
      )
      AND r.subject_kind = ANY ($8::text[])
      AND r.recorded_at >= $9::timestamptz
      AND r.recorded_at < $10::timestamptz
      AND TRUE
    ORDER BY
      r.id DESC
    LIMIT
      51
  ) r ON TRUE;

-- register of a customer
SELECT
  r.*
FROM
  (
    SELECT
      c.id
    FROM
      customers.customer c
    WHERE
      c.id = customers.survivor_of ($1::uuid)
      AND c.deleted_at IS NULL
      AND (
        c.team_id = ANY ($2::uuid[])
        OR c.owner_id = $3::uuid
      )
  ) record
  LEFT JOIN LATERAL (
    SELECT
      r.id,
      r.action,
      r.subject_kind AS "subjectKind",
      r.subject_id AS "subjectId",
      r.subject_version AS "subjectVersion",
      r.changes,
      r.reason,
      r.actor_name AS "actorName",
      r.channel,
      r.occurred_at AS "occurredAt",
      r.recorded_at AS "recordedAt"
    FROM
      platform.register_entry r
    WHERE
      r.stream_id = ANY (
        ARRAY(
          SELECT
            customers.with_merged (record.id)
        )
      )
      AND r.stream_kind = $4
      AND r.subject_kind <> 'activity'
      AND TRUE
      AND TRUE
      AND TRUE
      AND TRUE
      AND TRUE
      AND TRUE
      AND TRUE
    ORDER BY
      r.id DESC
    LIMIT
      51
  ) r ON TRUE;

-- values in words
SELECT
  named.id,
  named.words
FROM
  (
    SELECT
      u.id,
      u.name AS words
    FROM
      identity.user_account u
    WHERE
      u.id = ANY ($1::uuid[])
    UNION ALL
    SELECT
      s.id,
      coalesce(
        s.name ->> (
          SELECT
            reader.language
          FROM
            identity.user_account reader
          WHERE
            reader.id = $2::uuid
        ),
        s.name ->> 'en'
      )
    FROM
      sales.stage s
    WHERE
      s.id = ANY ($3::uuid[])
    UNION ALL
    SELECT
      c.id,
      coalesce(
        c.label ->> (
          SELECT
            reader.language
          FROM
            identity.user_account reader
          WHERE
            reader.id = $4::uuid
        ),
        c.label ->> 'en'
      )
    FROM
      platform.custom_field_choice c
    WHERE
      c.id = ANY ($5::uuid[])
    UNION ALL
    SELECT
      p.id,
      p.name
    FROM
      (
        SELECT
          u.id,
          u.name,
          u.email,
          u.status <> 'DISABLED' AS active
        FROM
          identity.user_account u
      ) p
    WHERE
      p.id = ANY ($6::uuid[])
  ) AS named (id, words);

-- names of custom fields
SELECT
  f.kind || ' ' || f.key AS id,
  coalesce(
    f.label ->> (
      SELECT
        reader.language
      FROM
        identity.user_account reader
      WHERE
        reader.id = $1::uuid
    ),
    f.label ->> 'en'
  ) AS words
FROM
  platform.custom_field f
WHERE
  f.kind = ANY ($2::text[])
  AND f.key = ANY ($3::text[]);
