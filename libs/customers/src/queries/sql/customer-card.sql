-- What customer-card.query.ts sends, with representative input. Written by npm run sync.

-- one card
WITH
  g AS MATERIALIZED (
    SELECT
      o.meaning,
      extract(
        year
        FROM
          o.closed_on
      )::int AS year,
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
      LEFT JOIN LATERAL sales.rate_at (o.currency, coalesce(o.closed_on, $6::date)) fx ON TRUE
    WHERE
      o.customer_id = customers.survivor_of ($7::uuid)
      AND o.deleted_at IS NULL
      AND (
        o.team_id = ANY ($8::uuid[])
        OR o.owner_id = $9::uuid
      )
    GROUP BY
      o.meaning,
      2,
      o.currency,
      fx.rate,
      fx.valid_from
  )
SELECT
  c.id,
  c.kind,
  c.name,
  c.tax_id AS "taxId",
  CASE
    WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name, 'parentId', s.parent_id)
  END AS segment,
  CASE
    WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name, 'parentId', r.parent_id)
  END AS region,
  CASE
    WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name, 'parentId', m.parent_id)
  END AS market,
  c.priority_class AS "priorityClass",
  CASE
    WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name)
  END AS parent,
  CASE
    WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
  END AS owner,
  CASE
    WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name)
  END AS team,
  c.currency,
  c.document_language AS "documentLanguage",
  c.website,
  c.notes,
  a.city,
  a.country,
  c.created_at AS "createdAt",
  c.updated_at AS "updatedAt",
  c.version,
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object(
            'id',
            x.id,
            'kind',
            x.kind,
            'street',
            x.street,
            'postalCode',
            x.postal_code,
            'city',
            x.city,
            'country',
            x.country
          )
          ORDER BY
            x.kind <> 'REGISTERED',
            x.kind,
            x.id
        )
      FROM
        customers.address x
      WHERE
        x.customer_id = c.id
    ),
    '[]'
  ) AS addresses,
  coalesce(
    (
      SELECT
        jsonb_agg(
          to_jsonb(x)
          ORDER BY
            platform.folded (x.name),
            x.id
        )
      FROM
        (
          SELECT
            k.id,
            k.customer_id AS "customerId",
            k.name,
            k.job_title AS "jobTitle",
            k.email,
            k.phone,
            k.roles,
            k.language,
            k.version
          FROM
            customers.contact k
          WHERE
            k.customer_id = c.id
            AND k.deleted_at IS NULL
        ) x
    ),
    '[]'
  ) AS contacts,
  sums.won,
  sums.open,
  sums.lost,
  sums.rates,
  coalesce(
    (
      SELECT
        jsonb_agg(
          to_jsonb(y)
          ORDER BY
            y.year
        )
      FROM
        (
          SELECT
            g.year,
            jsonb_build_object(
              'count',
              coalesce(
                sum(g.count) FILTER (
                  WHERE
                    g.meaning = 'WON'
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
                        g.meaning = 'WON'
                    ),
                    0
                  ),
                  $10::int
                )::text,
                'currency',
                $11::text
              ),
              'missingRates',
              coalesce(
                jsonb_agg(DISTINCT g.currency) FILTER (
                  WHERE
                    g.rate_missing
                    AND g.meaning = 'WON'
                ),
                '[]'
              )
            ) AS won,
            jsonb_build_object(
              'count',
              coalesce(
                sum(g.count) FILTER (
                  WHERE
                    g.meaning = 'LOST'
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
                        g.meaning = 'LOST'
                    ),
                    0
                  ),
                  $12::int
                )::text,
                'currency',
                $13::text
              ),
              'missingRates',
              coalesce(
                jsonb_agg(DISTINCT g.currency) FILTER (
                  WHERE
                    g.rate_missing
                    AND g.meaning = 'LOST'
                ),
                '[]'
              )
            ) AS lost
          FROM
            g
          WHERE
            g.year IS NOT NULL
          GROUP BY
            g.year
        ) y
    ),
    '[]'
  ) AS years
FROM
  customers.customer c
  LEFT JOIN customers.segment s ON s.id = c.segment_id
  LEFT JOIN customers.region r ON r.id = c.region_id
  LEFT JOIN customers.market m ON m.id = c.market_id
  LEFT JOIN customers.customer p ON p.id = c.parent_id
  AND p.deleted_at IS NULL
  AND (
    p.team_id = ANY ($14::uuid[])
    OR p.owner_id = $15::uuid
  )
  LEFT JOIN identity.user_account u ON u.id = c.owner_id
  LEFT JOIN identity.team t ON t.id = c.team_id
  LEFT JOIN LATERAL (
    SELECT
      x.city,
      x.country
    FROM
      customers.address x
    WHERE
      x.customer_id = c.id
    ORDER BY
      x.kind <> 'REGISTERED',
      x.id
    LIMIT
      1
  ) a ON TRUE
  CROSS JOIN (
    SELECT
      jsonb_build_object(
        'count',
        coalesce(
          sum(g.count) FILTER (
            WHERE
              g.meaning = 'WON'
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
                  g.meaning = 'WON'
              ),
              0
            ),
            $16::int
          )::text,
          'currency',
          $17::text
        ),
        'missingRates',
        coalesce(
          jsonb_agg(DISTINCT g.currency) FILTER (
            WHERE
              g.rate_missing
              AND g.meaning = 'WON'
          ),
          '[]'
        )
      ) AS won,
      jsonb_build_object(
        'count',
        coalesce(
          sum(g.count) FILTER (
            WHERE
              g.meaning = 'OPEN'
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
                  g.meaning = 'OPEN'
              ),
              0
            ),
            $18::int
          )::text,
          'currency',
          $19::text
        ),
        'missingRates',
        coalesce(
          jsonb_agg(DISTINCT g.currency) FILTER (
            WHERE
              g.rate_missing
              AND g.meaning = 'OPEN'
          ),
          '[]'
        )
      ) AS open,
      jsonb_build_object(
        'count',
        coalesce(
          sum(g.count) FILTER (
            WHERE
              g.meaning = 'LOST'
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
                  g.meaning = 'LOST'
              ),
              0
            ),
            $20::int
          )::text,
          'currency',
          $21::text
        ),
        'missingRates',
        coalesce(
          jsonb_agg(DISTINCT g.currency) FILTER (
            WHERE
              g.rate_missing
              AND g.meaning = 'LOST'
          ),
          '[]'
        )
      ) AS lost,
      coalesce(
        jsonb_agg(
          DISTINCT jsonb_build_object('currency', g.currency, 'rate', trim_scale(g.rate)::text, 'validFrom', g.valid_from)
        ) FILTER (
          WHERE
            g.rate IS NOT NULL
        ),
        '[]'
      ) AS rates
    FROM
      g
  ) sums
WHERE
  c.id = customers.survivor_of ($22::uuid)
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($23::uuid[])
    OR c.owner_id = $24::uuid
  );
