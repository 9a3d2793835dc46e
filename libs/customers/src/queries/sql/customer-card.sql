-- What customer-card.query.ts sends, with representative input. Written by npm run sync.

-- one card
WITH
  g AS MATERIALIZED (
    SELECT
      o.customer_id,
      o.meaning,
      extract(
        year
        FROM
          o.closed_on
      )::int AS year,
      o.currency,
      fx.rate,
      fx.valid_from,
      count(*) AS count,
      sum(currency.in_base (o.amount, o.currency, fx.factor, fx.per, $1, $2::int)) AS in_base,
      bool_or(
        o.amount IS NOT NULL
        AND o.currency <> $3
        AND fx.rate IS NULL
      ) AS rate_missing
    FROM
      sales.opportunity o
      LEFT JOIN (
        SELECT
          d.currency,
          d.day,
          r.rate,
          r.valid_from,
          r.factor,
          r.per
        FROM
          (
            SELECT DISTINCT
              o.currency,
              coalesce(o.closed_on, $4::date) AS day
            FROM
              sales.opportunity o
            WHERE
              o.customer_id = customers.survivor_of ($5::uuid)
              AND o.deleted_at IS NULL
              AND o.currency <> $6
          ) d
          CROSS JOIN LATERAL currency.rate_at (d.currency, d.day) r
      ) fx ON fx.currency = o.currency
      AND fx.day = coalesce(o.closed_on, $7::date)
    WHERE
      o.customer_id = customers.survivor_of ($8::uuid)
      AND o.deleted_at IS NULL
      AND (
        o.team_id = ANY ($9::uuid[])
        OR o.owner_id = $10::uuid
      )
    GROUP BY
      o.customer_id,
      o.meaning,
      3,
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
    WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name, 'parentId', s.parent_id, 'version', s.version)
  END AS segment,
  CASE
    WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name, 'parentId', r.parent_id, 'version', r.version)
  END AS region,
  CASE
    WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name, 'parentId', m.parent_id, 'version', m.version)
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
  coalesce(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('id', g.id, 'name', g.name)
          ORDER BY
            platform.folded (g.name)
        )
      FROM
        customers.customer_tag ct
        JOIN customers.tag g ON g.id = ct.tag_id
      WHERE
        ct.customer_id = c.id
    ),
    '[]'
  ) AS tags,
  CASE
    WHEN c.custom = '{}'::jsonb THEN '[]'::jsonb
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
        jsonb_each_text(c.custom) e
        JOIN platform.custom_field f ON f.kind = $11
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
  END AS "customFields",
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
            'name',
            x.name,
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
            k.version,
            CASE
              WHEN k.custom = '{}'::jsonb THEN '[]'::jsonb
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
                  jsonb_each_text(k.custom) e
                  JOIN platform.custom_field f ON f.kind = $12
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
            END AS "customFields"
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
                  $13::int
                )::text,
                'currency',
                $14::text
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
                  $15::int
                )::text,
                'currency',
                $16::text
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
  ) AS years,
  EXISTS (
    SELECT
    FROM
      customers.customer d
    WHERE
      d.parent_id = c.id
      AND d.deleted_at IS NULL
  ) AS "isParent"
FROM
  customers.customer c
  LEFT JOIN customers.segment s ON s.id = c.segment_id
  LEFT JOIN customers.region r ON r.id = c.region_id
  LEFT JOIN customers.market m ON m.id = c.market_id
  LEFT JOIN customers.customer p ON p.id = c.parent_id
  AND p.deleted_at IS NULL
  AND (
    p.team_id = ANY ($17::uuid[])
    OR p.owner_id = $18::uuid
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
            $19::int
          )::text,
          'currency',
          $20::text
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
            $21::int
          )::text,
          'currency',
          $22::text
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
            $23::int
          )::text,
          'currency',
          $24::text
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
  c.id = customers.survivor_of ($25::uuid)
  AND c.deleted_at IS NULL
  AND (
    c.team_id = ANY ($26::uuid[])
    OR c.owner_id = $27::uuid
  );
