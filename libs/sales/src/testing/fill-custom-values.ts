/**
 * Values of custom fields for the sales that `fillSales` made, spread as in life: a number on most, one of them on one
 * sale alone; a choice of which one is common and one rare; a person, a date and a text here and there.
 */
export const FILL_CUSTOM_VALUES = `
  SET session_replication_role = replica;
  INSERT INTO platform.custom_field (id, kind, key, type, label, position)
    SELECT md5('field ' || type)::uuid, 'OPPORTUNITY', lower(type), type, jsonb_build_object('pl', type, 'en', type), n
    FROM unnest(ARRAY['NUMBER', 'CHOICE', 'PERSON', 'DATE', 'TEXT']) WITH ORDINALITY AS t (type, n);
  INSERT INTO platform.custom_field_choice (id, field_id, label, position)
    SELECT md5('choice ' || n)::uuid, md5('field CHOICE')::uuid, jsonb_build_object('pl', 'Choice ' || n, 'en', 'Choice ' || n), n
    FROM generate_series(0, 3) n;
  CREATE TEMPORARY TABLE numbered AS SELECT id, row_number() OVER (ORDER BY id) AS n FROM sales.opportunity;
  INSERT INTO sales.opportunity_custom_value (record_id, field_id, number)
    SELECT id, md5('field NUMBER')::uuid, CASE WHEN n = 7 THEN 999999 ELSE 20 + n % 380 END FROM numbered WHERE n % 5 <> 0;
  INSERT INTO sales.opportunity_custom_value (record_id, field_id, choice_id)
    SELECT id, md5('field CHOICE')::uuid, md5('choice ' || CASE WHEN n % 5000 = 3 THEN 3 ELSE n % 3 END)::uuid FROM numbered WHERE n % 2 = 1;
  INSERT INTO sales.opportunity_custom_value (record_id, field_id, person_id)
    SELECT id, md5('field PERSON')::uuid, md5('user ' || (1 + n % 200))::uuid FROM numbered WHERE n % 4 = 0;
  INSERT INTO sales.opportunity_custom_value (record_id, field_id, date)
    SELECT id, md5('field DATE')::uuid, date '2024-01-01' + (n % 1200)::int FROM numbered WHERE n % 3 = 0;
  INSERT INTO sales.opportunity_custom_value (record_id, field_id, text)
    SELECT id, md5('field TEXT')::uuid, 'tender ' || n FROM numbered WHERE n % 10 = 0;
  UPDATE sales.opportunity o SET custom = v.custom FROM (
    SELECT v.record_id, jsonb_object_agg(f.key, coalesce(v.number::text, v.choice_id::text, v.person_id::text, v.date::text, v.text)) AS custom
    FROM sales.opportunity_custom_value v JOIN platform.custom_field f ON f.id = v.field_id GROUP BY v.record_id) v WHERE o.id = v.record_id;
  DROP TABLE numbered;
  SET session_replication_role = DEFAULT;
  ANALYZE;`;
