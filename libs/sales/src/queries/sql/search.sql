-- What search.query.ts sends, with representative input. Written by npm run sync.

-- a part of a name
SELECT
  kind,
  id,
  max(title) AS title,
  max(subtitle) AS subtitle,
  (array_agg(customer_id)) [1] AS "customerId"
FROM
  (
    SELECT
      'CUSTOMER' AS kind,
      x.*
    FROM
      (
        SELECT
          c.id,
          c.name,
          c.tax_id,
          CASE
            WHEN platform.folded (c.name) = platform.folded ($1::text) THEN 4
            WHEN platform.folded (c.name) LIKE platform.folded ($2::text) THEN 3
            WHEN platform.folded (c.name) LIKE platform.folded ($3::text) THEN 2
            ELSE 1
          END,
          NULL::uuid
        FROM
          customers.customer c
        WHERE
          platform.folded (c.name) LIKE platform.folded ($4::text)
          AND c.deleted_at IS NULL
          AND (
            c.team_id = ANY ($5::uuid[])
            OR c.owner_id = $6::uuid
          )
        LIMIT
          $7::int
      ) x
    UNION ALL
    SELECT
      'CONTACT',
      x.*
    FROM
      (
        SELECT
          k.id,
          k.name,
          c.name,
          CASE
            WHEN platform.folded (k.name) = platform.folded ($8::text) THEN 4
            WHEN platform.folded (k.name) LIKE platform.folded ($9::text) THEN 3
            WHEN platform.folded (k.name) LIKE platform.folded ($10::text) THEN 2
            ELSE 1
          END,
          c.id
        FROM
          customers.contact k
          JOIN customers.customer c ON c.id = k.customer_id
        WHERE
          platform.folded (k.name) LIKE platform.folded ($11::text)
          AND k.deleted_at IS NULL
          AND c.deleted_at IS NULL
          AND (
            c.team_id = ANY ($12::uuid[])
            OR c.owner_id = $13::uuid
          )
        LIMIT
          $14::int
      ) x
    UNION ALL
    SELECT
      'OPPORTUNITY',
      x.*
    FROM
      (
        SELECT
          o.id,
          o.title,
          o.number,
          CASE
            WHEN o.title_folded = platform.folded ($15::text) THEN 4
            WHEN o.title_folded LIKE platform.folded ($16::text) THEN 3
            WHEN o.title_folded LIKE platform.folded ($17::text) THEN 2
            ELSE 1
          END,
          NULL::uuid
        FROM
          sales.opportunity o
        WHERE
          o.title_folded LIKE platform.folded ($18::text)
          AND o.deleted_at IS NULL
          AND (
            o.team_id = ANY ($19::uuid[])
            OR o.owner_id = $20::uuid
          )
        LIMIT
          $21::int
      ) x
    UNION ALL
    SELECT
      'PERSON',
      x.*
    FROM
      (
        SELECT
          u.id,
          u.name,
          u.email,
          CASE
            WHEN platform.folded (u.name) = platform.folded ($22::text) THEN 4
            WHEN platform.folded (u.name) LIKE platform.folded ($23::text) THEN 3
            WHEN platform.folded (u.name) LIKE platform.folded ($24::text) THEN 2
            ELSE 1
          END,
          NULL::uuid
        FROM
          identity.user_account u
        WHERE
          u.status <> 'DISABLED'
          AND platform.folded (u.name) LIKE platform.folded ($25::text)
        LIMIT
          $26::int
      ) x
  ) AS hit (kind, id, title, subtitle, rank, customer_id)
GROUP BY
  kind,
  id
ORDER BY
  max(rank) DESC,
  length(max(title)),
  max(title),
  id
LIMIT
  $27::int;

-- a number
SELECT
  kind,
  id,
  max(title) AS title,
  max(subtitle) AS subtitle,
  (array_agg(customer_id)) [1] AS "customerId"
FROM
  (
    SELECT
      'CUSTOMER' AS kind,
      x.*
    FROM
      (
        SELECT
          c.id,
          c.name,
          c.tax_id,
          CASE
            WHEN platform.folded (c.name) = platform.folded ($1::text) THEN 4
            WHEN platform.folded (c.name) LIKE platform.folded ($2::text) THEN 3
            WHEN platform.folded (c.name) LIKE platform.folded ($3::text) THEN 2
            ELSE 1
          END,
          NULL::uuid
        FROM
          customers.customer c
        WHERE
          platform.folded (c.name) LIKE platform.folded ($4::text)
          AND c.deleted_at IS NULL
          AND (
            c.team_id = ANY ($5::uuid[])
            OR c.owner_id = $6::uuid
          )
        LIMIT
          $7::int
      ) x
    UNION ALL
    SELECT
      'CUSTOMER',
      x.*
    FROM
      (
        SELECT
          c.id,
          c.name,
          c.tax_id,
          3,
          NULL::uuid
        FROM
          customers.customer c
        WHERE
          c.tax_id LIKE $8::text
          AND c.deleted_at IS NULL
          AND (
            c.team_id = ANY ($9::uuid[])
            OR c.owner_id = $10::uuid
          )
        LIMIT
          $11::int
      ) x
    UNION ALL
    SELECT
      'CONTACT',
      x.*
    FROM
      (
        SELECT
          k.id,
          k.name,
          c.name,
          CASE
            WHEN platform.folded (k.name) = platform.folded ($12::text) THEN 4
            WHEN platform.folded (k.name) LIKE platform.folded ($13::text) THEN 3
            WHEN platform.folded (k.name) LIKE platform.folded ($14::text) THEN 2
            ELSE 1
          END,
          c.id
        FROM
          customers.contact k
          JOIN customers.customer c ON c.id = k.customer_id
        WHERE
          platform.folded (k.name) LIKE platform.folded ($15::text)
          AND k.deleted_at IS NULL
          AND c.deleted_at IS NULL
          AND (
            c.team_id = ANY ($16::uuid[])
            OR c.owner_id = $17::uuid
          )
        LIMIT
          $18::int
      ) x
    UNION ALL
    SELECT
      'OPPORTUNITY',
      x.*
    FROM
      (
        SELECT
          o.id,
          o.title,
          o.number,
          CASE
            WHEN o.title_folded = platform.folded ($19::text) THEN 4
            WHEN o.title_folded LIKE platform.folded ($20::text) THEN 3
            WHEN o.title_folded LIKE platform.folded ($21::text) THEN 2
            ELSE 1
          END,
          NULL::uuid
        FROM
          sales.opportunity o
        WHERE
          o.title_folded LIKE platform.folded ($22::text)
          AND o.deleted_at IS NULL
          AND (
            o.team_id = ANY ($23::uuid[])
            OR o.owner_id = $24::uuid
          )
        LIMIT
          $25::int
      ) x
    UNION ALL
    SELECT
      'OPPORTUNITY',
      x.*
    FROM
      (
        SELECT
          o.id,
          o.title,
          o.number,
          3,
          NULL::uuid
        FROM
          sales.opportunity o
        WHERE
          (
            o.number >= $26::text
            AND o.number < $27::text || chr(1114109)
          )
          AND o.deleted_at IS NULL
          AND (
            o.team_id = ANY ($28::uuid[])
            OR o.owner_id = $29::uuid
          )
        LIMIT
          $30::int
      ) x
    UNION ALL
    SELECT
      'PERSON',
      x.*
    FROM
      (
        SELECT
          u.id,
          u.name,
          u.email,
          CASE
            WHEN platform.folded (u.name) = platform.folded ($31::text) THEN 4
            WHEN platform.folded (u.name) LIKE platform.folded ($32::text) THEN 3
            WHEN platform.folded (u.name) LIKE platform.folded ($33::text) THEN 2
            ELSE 1
          END,
          NULL::uuid
        FROM
          identity.user_account u
        WHERE
          u.status <> 'DISABLED'
          AND platform.folded (u.name) LIKE platform.folded ($34::text)
        LIMIT
          $35::int
      ) x
  ) AS hit (kind, id, title, subtitle, rank, customer_id)
GROUP BY
  kind,
  id
ORDER BY
  max(rank) DESC,
  length(max(title)),
  max(title),
  id
LIMIT
  $36::int;

-- a beginning
SELECT
  kind,
  id,
  max(title) AS title,
  max(subtitle) AS subtitle,
  (array_agg(customer_id)) [1] AS "customerId"
FROM
  (
    SELECT
      'CUSTOMER' AS kind,
      x.*
    FROM
      (
        SELECT
          c.id,
          c.name,
          c.tax_id,
          CASE
            WHEN platform.folded (c.name) = platform.folded ($1::text) THEN 4
            WHEN platform.folded (c.name) LIKE platform.folded ($2::text) THEN 3
            WHEN platform.folded (c.name) LIKE platform.folded ($3::text) THEN 2
            ELSE 1
          END,
          NULL::uuid
        FROM
          customers.customer c
        WHERE
          (
            platform.folded (c.name) >= platform.folded ($4::text)
            AND platform.folded (c.name) < platform.folded ($5::text) || chr(1114109)
          )
          AND c.deleted_at IS NULL
          AND (
            c.team_id = ANY ($6::uuid[])
            OR c.owner_id = $7::uuid
          )
        LIMIT
          $8::int
      ) x
    UNION ALL
    SELECT
      'PERSON',
      x.*
    FROM
      (
        SELECT
          u.id,
          u.name,
          u.email,
          CASE
            WHEN platform.folded (u.name) = platform.folded ($9::text) THEN 4
            WHEN platform.folded (u.name) LIKE platform.folded ($10::text) THEN 3
            WHEN platform.folded (u.name) LIKE platform.folded ($11::text) THEN 2
            ELSE 1
          END,
          NULL::uuid
        FROM
          identity.user_account u
        WHERE
          u.status <> 'DISABLED'
          AND platform.folded (u.name) LIKE platform.folded ($12::text)
        LIMIT
          $13::int
      ) x
  ) AS hit (kind, id, title, subtitle, rank, customer_id)
GROUP BY
  kind,
  id
ORDER BY
  max(rank) DESC,
  length(max(title)),
  max(title),
  id
LIMIT
  $14::int;

-- a mistyped name
SELECT
  kind,
  id,
  title,
  subtitle,
  customer_id AS "customerId"
FROM
  (
    (
      SELECT
        'CUSTOMER',
        c.id,
        c.name,
        c.tax_id,
        NULL::uuid,
        word_similarity (platform.folded ($1::text), platform.folded (c.name))
      FROM
        customers.customer c
      WHERE
        platform.folded (c.name) %> platform.folded ($2::text)
        AND c.deleted_at IS NULL
        AND (
          c.team_id = ANY ($3::uuid[])
          OR c.owner_id = $4::uuid
        )
      LIMIT
        $5::int
    )
    UNION ALL
    (
      SELECT
        'CONTACT',
        k.id,
        k.name,
        c.name,
        c.id,
        word_similarity (platform.folded ($6::text), platform.folded (k.name))
      FROM
        customers.contact k
        JOIN customers.customer c ON c.id = k.customer_id
      WHERE
        platform.folded (k.name) %> platform.folded ($7::text)
        AND k.deleted_at IS NULL
        AND c.deleted_at IS NULL
        AND (
          c.team_id = ANY ($8::uuid[])
          OR c.owner_id = $9::uuid
        )
      LIMIT
        $10::int
    )
    UNION ALL
    (
      SELECT
        'PERSON',
        u.id,
        u.name,
        u.email,
        NULL::uuid,
        word_similarity (platform.folded ($11::text), platform.folded (u.name))
      FROM
        identity.user_account u
      WHERE
        u.status <> 'DISABLED'
        AND platform.folded (u.name) %> platform.folded ($12::text)
      LIMIT
        $13::int
    )
  ) AS hit (kind, id, title, subtitle, customer_id, likeness)
ORDER BY
  likeness DESC,
  length(title),
  title,
  id
LIMIT
  $14::int;
