-- What merge-remains.query.ts sends, with representative input. Written by npm run sync.

-- people of the other
SELECT
  (
    (
      SELECT
        count(*)
      FROM
        customers.contact k
        JOIN sales.opportunity_contact oc ON oc.contact_id = k.id
        JOIN sales.opportunity o ON o.id = oc.opportunity_id
        AND o.customer_id = $1::uuid
      WHERE
        k.customer_id = $2::uuid
    ) + (
      SELECT
        count(*)
      FROM
        customers.contact k
        JOIN sales.activity a ON a.contact_id = k.id
        AND a.customer_id = $3::uuid
      WHERE
        k.customer_id = $4::uuid
    )
  )::int AS count;
