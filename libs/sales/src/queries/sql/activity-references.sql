-- What activity-references.query.ts sends, with representative input. Written by npm run sync.

-- everything
WITH
  sale AS MATERIALIZED (
    SELECT
      o.customer_id
    FROM
      sales.opportunity o
    WHERE
      o.id = $1::uuid
      AND o.deleted_at IS NULL
      AND (
        o.team_id = ANY ($2::uuid[])
        OR o.owner_id = $3::uuid
      )
    FOR KEY SHARE
  ),
  customer AS MATERIALIZED (
    SELECT
      c.id
    FROM
      customers.customer c
    WHERE
      c.id = $4::uuid
      AND c.deleted_at IS NULL
      AND (
        c.team_id = ANY ($5::uuid[])
        OR c.owner_id = $6::uuid
      )
    FOR KEY SHARE
  )
SELECT
  (
    SELECT
      jsonb_build_object('customerId', customer_id)
    FROM
      sale
  ) AS sale,
  (
    SELECT
      id
    FROM
      customer
  ) AS customer,
  (
    SELECT
      k.customer_id
    FROM
      customers.contact k
      JOIN customers.customer c ON c.id = k.customer_id
    WHERE
      k.id = $7::uuid
      AND k.deleted_at IS NULL
      AND c.deleted_at IS NULL
      AND (
        c.team_id = ANY ($8::uuid[])
        OR c.owner_id = $9::uuid
      )
  ) AS "contactCustomer",
  EXISTS (
    SELECT
    FROM
      identity.user_account u
    WHERE
      u.id = $10::uuid
      AND u.status <> 'DISABLED'
  ) AS "ownerFound",
  (
    SELECT
      m.team_id
    FROM
      identity.team_membership m
    WHERE
      m.user_id = $11::uuid
      AND m.valid_from <= $12::date
      AND (
        m.valid_to IS NULL
        OR m.valid_to > $13::date
      )
  ) AS "ownerTeamId";
