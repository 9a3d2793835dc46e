-- What duplicate-report.query.ts sends, with representative input. Written by npm run sync.

-- the surest
WITH
  held AS MATERIALIZED (
    SELECT
      f.kind,
      f.value,
      array_agg(
        f.customer_id
        ORDER BY
          f.customer_id
      ) AS ids
    FROM
      customers.fingerprint f
    GROUP BY
      f.kind,
      f.value
    HAVING
      count(*) BETWEEN 2 AND $1::int
  ),
  met AS (
    SELECT
      h.kind,
      h.value,
      a.id AS one,
      b.id AS other
    FROM
      held h
      CROSS JOIN LATERAL unnest(h.ids) WITH ORDINALITY AS a (id, n)
      CROSS JOIN LATERAL unnest(h.ids) WITH ORDINALITY AS b (id, n)
    WHERE
      a.n < b.n
      AND (
        a.n = 1
        OR cardinality(h.ids) <= $2::int
      )
  ),
  grouped AS (
    SELECT
      m.one,
      m.other,
      CASE
        WHEN bool_or(m.kind = 'NAME') THEN array_remove(array_agg(DISTINCT m.kind), 'WORDS')
        ELSE array_agg(DISTINCT m.kind)
      END AS likenesses,
      coalesce(
        array_agg(DISTINCT m.value) FILTER (
          WHERE
            m.kind NOT IN ('NAME', 'WORDS')
        ),
        '{}'
      ) AS shared
    FROM
      met m
    WHERE
      NOT EXISTS (
        SELECT
        FROM
          customers.not_duplicate n
        WHERE
          n.first_id = m.one
          AND n.second_id = m.other
      )
    GROUP BY
      m.one,
      m.other
  ),
  p AS (
    SELECT
      g.*,
      a.tax_id <> b.tax_id AS "haveOtherTaxIds",
      round(
        (
          (
            SELECT
              1 - exp(sum(ln(1 - w.weight)))
            FROM
              unnest($3::text[], $4::float8[]) AS w (kind, weight)
            WHERE
              w.kind = ANY (g.likenesses)
          ) * CASE
            WHEN a.tax_id <> b.tax_id THEN $5::float8
            ELSE 1
          END
        )::numeric,
        6
      ) AS chance
    FROM
      grouped g
      JOIN customers.customer a ON a.id = g.one
      JOIN customers.customer b ON b.id = g.other
  )
SELECT
  (
    SELECT
      jsonb_build_object(
        'id',
        c.id,
        'name',
        c.name,
        'taxId',
        c.tax_id,
        'createdAt',
        c.created_at,
        'city',
        (
          SELECT
            x.city
          FROM
            customers.address x
          WHERE
            x.customer_id = c.id
          ORDER BY
            x.kind <> 'REGISTERED',
            x.id
          LIMIT
            1
        ),
        'owner',
        (
          SELECT
            u.name
          FROM
            identity.user_account u
          WHERE
            u.id = c.owner_id
        ),
        'sales',
        (
          SELECT
            count(*)
          FROM
            sales.opportunity o
          WHERE
            o.customer_id = c.id
            AND o.deleted_at IS NULL
        ),
        'contacts',
        (
          SELECT
            count(*)
          FROM
            customers.contact k
          WHERE
            k.customer_id = c.id
            AND k.deleted_at IS NULL
        )
      )
    FROM
      customers.customer c
    WHERE
      c.id = p.one
  ) AS first,
  (
    SELECT
      jsonb_build_object(
        'id',
        c.id,
        'name',
        c.name,
        'taxId',
        c.tax_id,
        'createdAt',
        c.created_at,
        'city',
        (
          SELECT
            x.city
          FROM
            customers.address x
          WHERE
            x.customer_id = c.id
          ORDER BY
            x.kind <> 'REGISTERED',
            x.id
          LIMIT
            1
        ),
        'owner',
        (
          SELECT
            u.name
          FROM
            identity.user_account u
          WHERE
            u.id = c.owner_id
        ),
        'sales',
        (
          SELECT
            count(*)
          FROM
            sales.opportunity o
          WHERE
            o.customer_id = c.id
            AND o.deleted_at IS NULL
        ),
        'contacts',
        (
          SELECT
            count(*)
          FROM
            customers.contact k
          WHERE
            k.customer_id = c.id
            AND k.deleted_at IS NULL
        )
      )
    FROM
      customers.customer c
    WHERE
      c.id = p.other
  ) AS second,
  p.likenesses,
  p.shared,
  p."haveOtherTaxIds",
  p.chance::text AS chance
FROM
  (
    SELECT
      *
    FROM
      p
    WHERE
      TRUE
      AND TRUE
      AND TRUE
    ORDER BY
      p.chance DESC,
      p.one,
      p.other
    LIMIT
      $6::int
  ) p
ORDER BY
  p.chance DESC,
  p.one,
  p.other;

-- of a team
WITH
  held AS MATERIALIZED (
    SELECT
      f.kind,
      f.value,
      array_agg(
        f.customer_id
        ORDER BY
          f.customer_id
      ) AS ids
    FROM
      customers.fingerprint f
    GROUP BY
      f.kind,
      f.value
    HAVING
      count(*) BETWEEN 2 AND $1::int
  ),
  met AS (
    SELECT
      h.kind,
      h.value,
      a.id AS one,
      b.id AS other
    FROM
      held h
      CROSS JOIN LATERAL unnest(h.ids) WITH ORDINALITY AS a (id, n)
      CROSS JOIN LATERAL unnest(h.ids) WITH ORDINALITY AS b (id, n)
    WHERE
      a.n < b.n
      AND (
        a.n = 1
        OR cardinality(h.ids) <= $2::int
      )
  ),
  grouped AS (
    SELECT
      m.one,
      m.other,
      CASE
        WHEN bool_or(m.kind = 'NAME') THEN array_remove(array_agg(DISTINCT m.kind), 'WORDS')
        ELSE array_agg(DISTINCT m.kind)
      END AS likenesses,
      coalesce(
        array_agg(DISTINCT m.value) FILTER (
          WHERE
            m.kind NOT IN ('NAME', 'WORDS')
        ),
        '{}'
      ) AS shared
    FROM
      met m
    WHERE
      NOT EXISTS (
        SELECT
        FROM
          customers.not_duplicate n
        WHERE
          n.first_id = m.one
          AND n.second_id = m.other
      )
    GROUP BY
      m.one,
      m.other
  ),
  p AS (
    SELECT
      g.*,
      a.tax_id <> b.tax_id AS "haveOtherTaxIds",
      round(
        (
          (
            SELECT
              1 - exp(sum(ln(1 - w.weight)))
            FROM
              unnest($3::text[], $4::float8[]) AS w (kind, weight)
            WHERE
              w.kind = ANY (g.likenesses)
          ) * CASE
            WHEN a.tax_id <> b.tax_id THEN $5::float8
            ELSE 1
          END
        )::numeric,
        6
      ) AS chance
    FROM
      grouped g
      JOIN customers.customer a ON a.id = g.one
      JOIN customers.customer b ON b.id = g.other
  )
SELECT
  (
    SELECT
      jsonb_build_object(
        'id',
        c.id,
        'name',
        c.name,
        'taxId',
        c.tax_id,
        'createdAt',
        c.created_at,
        'city',
        (
          SELECT
            x.city
          FROM
            customers.address x
          WHERE
            x.customer_id = c.id
          ORDER BY
            x.kind <> 'REGISTERED',
            x.id
          LIMIT
            1
        ),
        'owner',
        (
          SELECT
            u.name
          FROM
            identity.user_account u
          WHERE
            u.id = c.owner_id
        ),
        'sales',
        (
          SELECT
            count(*)
          FROM
            sales.opportunity o
          WHERE
            o.customer_id = c.id
            AND o.deleted_at IS NULL
        ),
        'contacts',
        (
          SELECT
            count(*)
          FROM
            customers.contact k
          WHERE
            k.customer_id = c.id
            AND k.deleted_at IS NULL
        )
      )
    FROM
      customers.customer c
    WHERE
      c.id = p.one
  ) AS first,
  (
    SELECT
      jsonb_build_object(
        'id',
        c.id,
        'name',
        c.name,
        'taxId',
        c.tax_id,
        'createdAt',
        c.created_at,
        'city',
        (
          SELECT
            x.city
          FROM
            customers.address x
          WHERE
            x.customer_id = c.id
          ORDER BY
            x.kind <> 'REGISTERED',
            x.id
          LIMIT
            1
        ),
        'owner',
        (
          SELECT
            u.name
          FROM
            identity.user_account u
          WHERE
            u.id = c.owner_id
        ),
        'sales',
        (
          SELECT
            count(*)
          FROM
            sales.opportunity o
          WHERE
            o.customer_id = c.id
            AND o.deleted_at IS NULL
        ),
        'contacts',
        (
          SELECT
            count(*)
          FROM
            customers.contact k
          WHERE
            k.customer_id = c.id
            AND k.deleted_at IS NULL
        )
      )
    FROM
      customers.customer c
    WHERE
      c.id = p.other
  ) AS second,
  p.likenesses,
  p.shared,
  p."haveOtherTaxIds",
  p.chance::text AS chance
FROM
  (
    SELECT
      *
    FROM
      p
    WHERE
      TRUE
      AND EXISTS (
        SELECT
        FROM
          customers.customer c
        WHERE
          c.id = p.one
          AND (
            c.team_id = ANY ($6::uuid[])
            OR c.owner_id = $7::uuid
          )
      )
      AND EXISTS (
        SELECT
        FROM
          customers.customer c
        WHERE
          c.id = p.other
          AND (
            c.team_id = ANY ($8::uuid[])
            OR c.owner_id = $9::uuid
          )
      )
    ORDER BY
      p.chance DESC,
      p.one,
      p.other
    LIMIT
      $10::int
  ) p
ORDER BY
  p.chance DESC,
  p.one,
  p.other;
