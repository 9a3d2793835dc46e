-- What opportunity-record.query.ts sends, with representative input. Written by npm run sync.

-- record
SELECT
  head.*,
  x.description,
  x.lost_note AS "lostNote",
  CASE
    WHEN rg.id IS NOT NULL THEN jsonb_build_object('id', rg.id, 'name', rg.name, 'parentId', rg.parent_id, 'version', rg.version)
  END AS region,
  CASE
    WHEN mk.id IS NOT NULL THEN jsonb_build_object('id', mk.id, 'name', mk.name, 'parentId', mk.parent_id, 'version', mk.version)
  END AS market,
  CASE
    WHEN src.id IS NOT NULL THEN jsonb_build_object('id', src.id, 'name', src.name, 'active', src.active)
  END AS source,
  CASE
    WHEN cmp.id IS NOT NULL THEN jsonb_build_object('id', cmp.id, 'name', cmp.name, 'active', cmp.active)
  END AS competitor,
  CASE
    WHEN lst.id IS NOT NULL THEN jsonb_build_object('id', lst.id, 'name', lst.name, 'active', lst.active)
  END AS "lostReason",
  (
    SELECT
      coalesce(
        jsonb_agg(
          jsonb_build_object(
            'role',
            r.role,
            'contact',
            jsonb_build_object(
              'id',
              k.id,
              'customerId',
              k.customer_id,
              'name',
              k.name,
              'jobTitle',
              k.job_title,
              'email',
              k.email,
              'phone',
              k.phone,
              'roles',
              k.roles,
              'language',
              k.language,
              'customFields',
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
                    JOIN platform.custom_field f ON f.kind = $1
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
              END,
              'version',
              k.version
            )
          )
          ORDER BY
            k.name,
            k.id
        ),
        '[]'
      )
    FROM
      sales.opportunity_contact r
      JOIN customers.contact k ON k.id = r.contact_id
      AND k.deleted_at IS NULL
      JOIN customers.customer c ON c.id = k.customer_id
      AND c.deleted_at IS NULL
      AND (
        c.team_id = ANY ($2::uuid[])
        OR c.owner_id = $3::uuid
      )
    WHERE
      r.opportunity_id = x.id
  ) AS contacts,
  (
    SELECT
      coalesce(
        jsonb_agg(
          jsonb_build_object('user', jsonb_build_object('id', u.id, 'name', u.name), 'share', trim_scale(d.share)::text)
          ORDER BY
            d.share DESC,
            u.name
        ),
        '[]'
      )
    FROM
      sales.split d
      JOIN identity.user_account u ON u.id = d.user_id
    WHERE
      d.opportunity_id = x.id
  ) AS splits,
  (
    SELECT
      coalesce(
        jsonb_agg(
          jsonb_build_object('id', u.id, 'name', u.name)
          ORDER BY
            u.name,
            u.id
        ),
        '[]'
      )
    FROM
      sales.opportunity_follower f
      JOIN identity.user_account u ON u.id = f.user_id
    WHERE
      f.opportunity_id = x.id
  ) AS followers,
  (
    SELECT
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
          s.expected_days,
          'guidance',
          nullif(s.guidance, '{}'),
          'exitCriteria',
          s.exit_criteria
        )
        ORDER BY
          s.position
      )
    FROM
      sales.stage s
    WHERE
      s.process_version_id = x.process_version_id
  ) AS stages,
  (
    SELECT
      coalesce(
        jsonb_agg(
          jsonb_build_object(
            'id',
            e.id,
            'from',
            CASE
              WHEN b.id IS NOT NULL THEN jsonb_build_object(
                'id',
                b.id,
                'key',
                b.key,
                'position',
                b.position,
                'name',
                b.name,
                'meaning',
                b.meaning,
                'probability',
                trim_scale(b.probability)::text,
                'expectedDays',
                b.expected_days
              )
            END,
            'to',
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
            ),
            'occurredAt',
            e.occurred_at,
            'recordedAt',
            e.recorded_at,
            'actor',
            CASE
              WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name)
            END,
            'reason',
            e.reason
          )
          ORDER BY
            e.occurred_at DESC,
            e.id DESC
        ),
        '[]'
      )
    FROM
      sales.stage_event e
      JOIN sales.stage s ON s.id = e.to_stage_id
      LEFT JOIN sales.stage b ON b.id = e.from_stage_id
      LEFT JOIN identity.user_account u ON u.id = e.actor_id
    WHERE
      e.opportunity_id = x.id
      AND e.kind = 'MOVE'
  ) AS "stageEvents",
  (
    SELECT
      coalesce(jsonb_agg(to_jsonb(act)), '[]')
    FROM
      (
        SELECT
          a.id,
          a.kind,
          a.subject,
          a.body,
          CASE
            WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title)
          END AS opportunity,
          CASE
            WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name)
          END AS customer,
          CASE
            WHEN k.id IS NOT NULL
            AND c.id IS NOT NULL THEN jsonb_build_object('id', k.id, 'name', k.name)
          END AS contact,
          jsonb_build_object('id', a.owner_id, 'name', u.name) AS owner,
          a.team_id AS "teamId",
          a.due_at AS "dueAt",
          a.all_day AS "allDay",
          a.duration_minutes AS "durationMinutes",
          a.done_at AS "doneAt",
          a.outcome,
          coalesce(
            (
              a.done_at IS NULL
              AND a.due_at < $4::timestamptz
              AND (
                NOT a.all_day
                OR a.due_at < (($5::date + $6::int)::timestamp AT TIME ZONE $7::text)
              )
            ),
            FALSE
          ) AS overdue,
          a.version,
          a.sort_key AS "sortKey"
        FROM
          (
            SELECT
              a.*,
              '' AS sort_key,
              row_number() OVER (
                ORDER BY
                  a.done_at IS NOT NULL,
                  CASE
                    WHEN a.done_at IS NULL THEN a.due_at
                  END,
                  a.done_at DESC,
                  a.id
              ) AS place
            FROM
              sales.activity a
            WHERE
              a.opportunity_id = x.id
              AND a.deleted_at IS NULL
              AND (
                a.team_id = ANY ($8::uuid[])
                OR a.owner_id = $9::uuid
              )
          ) a
          JOIN identity.user_account u ON u.id = a.owner_id
          LEFT JOIN sales.opportunity o ON o.id = a.opportunity_id
          AND o.deleted_at IS NULL
          AND (
            o.team_id = ANY ($10::uuid[])
            OR o.owner_id = $11::uuid
          )
          LEFT JOIN customers.customer c ON c.id = coalesce(o.customer_id, a.customer_id)
          AND c.deleted_at IS NULL
          AND (
            c.team_id = ANY ($12::uuid[])
            OR c.owner_id = $13::uuid
          )
          LEFT JOIN customers.contact k ON k.id = a.contact_id
          AND k.deleted_at IS NULL
        ORDER BY
          a.place
      ) act
    WHERE
      FALSE
  ) AS activities
FROM
  (
    SELECT
      o.sort_key,
      o.id,
      o.number,
      o.title,
      c.id AS customer_id,
      c.name AS customer_name,
      o.owner_id,
      u.name AS owner_name,
      o.team_id,
      t.name AS team_name,
      p.id AS process_id,
      o.process_version_id,
      v.number AS process_version_number,
      p.name AS process_name,
      o.stage_id,
      s.key AS stage_key,
      s.position AS stage_position,
      s.name AS stage_name,
      trim_scale(s.probability)::text AS stage_probability,
      s.expected_days AS stage_expected_days,
      o.meaning,
      o.stage_entered_at,
      (o.stage_entered_at AT TIME ZONE $14::text)::date::text AS stage_entered_on,
      o.amount,
      o.currency,
      currency.in_base (o.amount, o.currency, fx.factor, fx.per, $15, $16::int) AS amount_in_base,
      (
        o.amount IS NOT NULL
        AND o.currency <> $17
        AND fx.rate IS NULL
      ) AS is_rate_missing,
      CASE
        WHEN fx.rate IS NOT NULL
        AND o.currency <> $18 THEN jsonb_build_object('currency', o.currency, 'rate', trim_scale(fx.rate)::text, 'validFrom', fx.valid_from)
      END AS rate_used,
      o.expected_close_date::text AS expected_close_date,
      o.close_date_pushes,
      o.opened_on::text AS opened_on,
      o.closed_on::text AS closed_on,
      o.next_step,
      next.due_at AS next_due_at,
      next.is_overdue,
      jsonb_build_object(
        'stalledAfterDays',
        p.stalled_after_days,
        'closeDatePassedAfterDays',
        p.close_date_passed_after_days,
        'noActivityAfterDays',
        p.no_activity_after_days,
        'overdueAfterDays',
        p.overdue_after_days,
        'pushesFrom',
        p.pushes_from,
        'skippedFrom',
        p.skipped_from,
        'stepsBackFrom',
        p.steps_back_from,
        'backdatedFromDays',
        p.backdated_from_days
      ) AS thresholds,
      o.classification,
      CASE
        WHEN o.custom = '{}'::jsonb THEN '[]'::jsonb
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
            jsonb_each_text(o.custom) e
            JOIN platform.custom_field f ON f.kind = $19
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
      END AS custom_fields,
      CASE
        WHEN cardinality(o.tag_ids) > 0 THEN (
          SELECT
            jsonb_agg(
              jsonb_build_object('id', g.id, 'name', g.name)
              ORDER BY
                platform.folded (g.name),
                g.id
            )
          FROM
            customers.tag g
          WHERE
            g.id = ANY (o.tag_ids)
        )
        ELSE '[]'
      END AS tags,
      o.created_at,
      o.updated_at,
      o.version,
      CASE
        WHEN o.place = 1 THEN (
          SELECT
            jsonb_object_agg(
              v.id,
              jsonb_build_object(
                'place',
                d.position,
                'dimension',
                jsonb_build_object('id', d.id, 'key', d.key, 'name', d.name),
                'value',
                jsonb_build_object('id', v.id, 'key', v.key, 'name', v.name)
              )
            )
          FROM
            sales.dimension_value v
            JOIN sales.dimension d ON d.id = v.dimension_id
        )
      END AS dimension_words
    FROM
      (
        SELECT
          o.*,
          '' AS sort_key,
          1 AS place
        FROM
          sales.opportunity o
        WHERE
          o.id = $20::uuid
          AND o.deleted_at IS NULL
          AND (
            o.team_id = ANY ($21::uuid[])
            OR o.owner_id = $22::uuid
          )
      ) o
      JOIN sales.stage s ON s.id = o.stage_id
      JOIN sales.process_version v ON v.id = o.process_version_id
      JOIN sales.process p ON p.id = v.process_id
      LEFT JOIN customers.customer c ON c.id = o.customer_id
      AND c.deleted_at IS NULL
      AND (
        c.team_id = ANY ($23::uuid[])
        OR c.owner_id = $24::uuid
      )
      LEFT JOIN identity.user_account u ON u.id = o.owner_id
      LEFT JOIN identity.team t ON t.id = o.team_id
      LEFT JOIN LATERAL currency.rate_at (o.currency, coalesce(o.closed_on, $25::date)) fx ON TRUE
      LEFT JOIN LATERAL (
        SELECT
          early.due_at,
          (
            early.whole < ($26::date - p.overdue_after_days)::timestamp AT TIME ZONE $27::text
            OR early.timed < $28::timestamptz - p.overdue_after_days * interval '1 day'
          ) AS is_overdue
        FROM
          (
            SELECT
              min(a.due_at) AS due_at,
              min(a.due_at) FILTER (
                WHERE
                  a.all_day
              ) AS whole,
              min(a.due_at) FILTER (
                WHERE
                  NOT a.all_day
              ) AS timed
            FROM
              sales.activity a
            WHERE
              a.opportunity_id = o.id
              AND a.deleted_at IS NULL
              AND a.done_at IS NULL
              AND a.due_at IS NOT NULL
          ) early
      ) next ON o.meaning = 'OPEN'
    ORDER BY
      o.place
  ) head
  JOIN sales.opportunity x ON x.id = head.id
  LEFT JOIN customers.region rg ON rg.id = x.region_id
  LEFT JOIN customers.market mk ON mk.id = x.market_id
  LEFT JOIN sales.pick_list_value src ON src.id = x.source_id
  LEFT JOIN sales.pick_list_value cmp ON cmp.id = x.competitor_id
  LEFT JOIN sales.pick_list_value lst ON lst.id = x.lost_reason_id;
