-- LAS § 74 c on 1 October 2018, written by hand for DuckDB: the same columns as the generated query gives.
-- It may use what its author knows: which exemption holds on the day, that the municipality is always known, that
-- maternity, moves and reassessments are completely recorded, and that only those who receive the benefit need a clock.
WITH RECURSIVE
now AS (
  SELECT "case", bool_or(value = 'ledighedsydelse' AND "from" <= DATE '2018-10-01'
                         AND ("to" IS NULL OR "to" >= DATE '2018-10-01')) AS receives
  FROM person_facts WHERE fact = 'ydelse' GROUP BY "case"
),
receiver AS (SELECT "case" FROM now WHERE receives),
spell AS (
  SELECT f."case", f."from" AS s, coalesce(f."to" + 1, DATE '9999-12-31') AS t, (f.fact = 'barsel')::INT AS away
  FROM person_facts f SEMI JOIN receiver r ON r."case" = f."case"
  WHERE (f.fact = 'ydelse' AND f.value = 'ledighedsydelse') OR (f.fact = 'barsel' AND f.value = 'true')
),
step AS (
  SELECT "case", edge, sum(benefit) AS benefit, sum(away) AS away FROM (
    SELECT "case", s AS edge, 1 - away AS benefit, away FROM spell
    UNION ALL SELECT "case", t, away - 1, -away FROM spell) GROUP BY "case", edge
),
level AS (
  SELECT "case", edge AS s, lead(edge) OVER one AS t, sum(benefit) OVER one > 0 AND sum(away) OVER one = 0 AS runs
  FROM step WINDOW one AS (PARTITION BY "case" ORDER BY edge)
),
mark AS (
  SELECT "case", s, t, coalesce(lag(t) OVER (PARTITION BY "case" ORDER BY s) <> s, TRUE)::INT AS fresh
  FROM level WHERE runs AND t IS NOT NULL
),
island AS (SELECT *, sum(fresh) OVER (PARTITION BY "case" ORDER BY s) AS run FROM mark),
piece AS (SELECT "case", min(s) AS s, max(t) AS t FROM island GROUP BY "case", run),
sized AS (
  SELECT *, row_number() OVER (PARTITION BY "case" ORDER BY s) AS i,
    date_sub('month', s, t) * 30 + least(t - (s + to_months(date_sub('month', s, t)::INT))::DATE, 29) AS units FROM piece
),
clock AS (SELECT *, sum(units) OVER (PARTITION BY "case" ORDER BY s)::BIGINT - units AS before FROM sized),
held AS (
  SELECT "case",
    sum(date_sub('month', a, b) * 30 + least(b - (a + to_months(date_sub('month', a, b)::INT))::DATE, 29)) >= 360 AS twelve
  FROM (SELECT "case", greatest(s, DATE '2017-04-01') AS a, least(t, DATE '2018-10-01') AS b FROM piece)
  WHERE b > a GROUP BY "case"
),
-- counting begins at a piece; when twelve months are counted within eighteen the duty arises, and counting begins anew there
walk AS (
  SELECT k."case", k.s AS start, k.i, NULL::DATE AS arises, NULL::DATE AS counts, NULL::BIGINT AS due_at
  FROM clock k SEMI JOIN (SELECT "case" FROM held WHERE twelve) h ON h."case" = k."case" WHERE k.i = 1
  UNION ALL
  SELECT "case", CASE WHEN late THEN again_s ELSE day END,
    CASE WHEN late THEN again_i WHEN c_t <= day THEN c_i + 1 ELSE c_i END,
    CASE WHEN NOT late THEN day END, CASE WHEN NOT late THEN start END, CASE WHEN NOT late THEN base + 540 END
  FROM (
    SELECT *, day IS NULL OR day > (start + INTERVAL 18 MONTH)::DATE AS late FROM (
      SELECT f."case", f.start, f.base, c.i AS c_i, c.t AS c_t,
        CASE WHEN f.s > f.start THEN f.s ELSE n.s END AS again_s, CASE WHEN f.s > f.start THEN f.i ELSE n.i END AS again_i,
        CASE WHEN c.i = f.i THEN (f.a + INTERVAL 12 MONTH)::DATE
             ELSE least((c.s + to_months(((f.base + 360 - c.before) // 30)::INT))::DATE
                        + ((f.base + 360 - c.before) % 30)::INT,
                        (c.s + to_months(((f.base + 360 - c.before) // 30 + 1)::INT))::DATE) END AS day
      FROM (
        SELECT w."case", w.i, w.start, o.s, greatest(o.s, w.start) AS a, o.before + o.units
          - (date_sub('month', greatest(o.s, w.start), o.t) * 30
             + least(o.t - (greatest(o.s, w.start) + to_months(date_sub('month', greatest(o.s, w.start), o.t)::INT))::DATE, 29)) AS base
        FROM walk w JOIN clock o ON o."case" = w."case" AND o.i = w.i) f
      LEFT JOIN clock c ON c."case" = f."case" AND c.before < f.base + 360 AND c.before + c.units >= f.base + 360
      LEFT JOIN clock n ON n."case" = f."case" AND n.i = f.i + 1))
  WHERE NOT late OR again_s IS NOT NULL
),
occurrence AS (
  SELECT w."case", w.arises, lead(w.arises) OVER (PARTITION BY w."case" ORDER BY w.arises) AS next,
    row_number() OVER (PARTITION BY w."case" ORDER BY w.arises) AS number,
    CASE WHEN c.s <= w.counts OR c.before = w.due_at - 540
         THEN (greatest(c.s, w.counts) + INTERVAL 18 MONTH)::DATE
         ELSE least((c.s + to_months(((w.due_at - c.before) // 30)::INT))::DATE + ((w.due_at - c.before) % 30)::INT,
                    (c.s + to_months(((w.due_at - c.before) // 30 + 1)::INT))::DATE) END AS due
  FROM walk w
  LEFT JOIN clock c ON c."case" = w."case" AND c.before < w.due_at AND c.before + c.units >= w.due_at
  WHERE w.arises IS NOT NULL
),
met AS (
  SELECT o."case", o.number, o.arises, o.due, min(e."on") AS fulfilled
  FROM occurrence o LEFT JOIN person_events e ON e."case" = o."case" AND e.what = 'revurdering'
    AND e."on" >= o.arises AND (o.next IS NULL OR e."on" < o.next) AND e."on" <= DATE '2018-10-01'
  GROUP BY ALL
),
arisen AS (SELECT *, count(*) FILTER (WHERE arises <= DATE '2018-10-01') OVER (PARTITION BY "case") AS last FROM met),
shown AS (
  SELECT *, CASE WHEN fulfilled <= due OR (fulfilled IS NOT NULL AND due IS NULL) THEN 'met'::state
                 WHEN fulfilled IS NOT NULL THEN 'met late'::state
                 WHEN due < DATE '2018-10-01' THEN 'overdue'::state ELSE 'upcoming'::state END AS state
  FROM arisen
  WHERE number >= last OR (fulfilled IS NULL AND coalesce(due >= DATE '2018-10-01', TRUE))
  QUALIFY row_number() OVER (PARTITION BY "case" ORDER BY number) = 1
),
judged AS (
  SELECT c."case", c.kommune IN ('Aalborg', 'Jammerbugt', 'Thisted', 'Rebild') AS free,
    CASE WHEN n.receives IS NULL THEN 'undecided'::status WHEN NOT n.receives OR NOT coalesce(h.twelve, FALSE)
         THEN 'does not apply'::status ELSE 'applies'::status END AS status,
    CASE WHEN n.receives IS NULL OR NOT n.receives THEN 'modtager'::ENUM ('modtager', 'tolv af atten')
         WHEN NOT coalesce(h.twelve, FALSE) THEN 'tolv af atten'::ENUM ('modtager', 'tolv af atten') END AS reason
  FROM person_cases c LEFT JOIN now n ON n."case" = c."case" LEFT JOIN held h ON h."case" = c."case"
)
SELECT j."case", DATE '2018-10-01' AS "on", 'LAS § 74 c'::ENUM ('LAS § 74 c') AS provision,
  CASE WHEN j.status = 'undecided' AND j.free THEN NULL ELSE j.free AND j.status = 'applies' END AS differs,
  j.status AS ordinary_status, 'duty'::effect AS ordinary_effect, NULL::VARCHAR AS ordinary_value, NULL::VARCHAR AS ordinary_unit,
  s.arises AS ordinary_arises, s.due AS ordinary_due, s.state AS ordinary_state, s.fulfilled AS ordinary_fulfilled,
  j.reason AS ordinary_reason, CASE WHEN j.status = 'undecided' THEN 'ydelse'::ENUM ('ydelse') END AS ordinary_missing,
  CASE WHEN j.free AND j.status = 'applies' THEN 'waived'::status ELSE j.status END AS actual_status, 'duty'::effect AS actual_effect,
  NULL::VARCHAR AS actual_value, NULL::VARCHAR AS actual_unit, s.arises AS actual_arises, s.due AS actual_due,
  CASE WHEN j.free AND j.status = 'applies' THEN 'waived'::state ELSE s.state END AS actual_state,
  s.fulfilled AS actual_fulfilled, j.reason AS actual_reason,
  CASE WHEN j.status = 'undecided' THEN 'ydelse'::ENUM ('ydelse') END AS actual_missing,
  CASE WHEN j.free THEN 'ledighedsydelse-revurdering/revurdering'::ENUM ('ledighedsydelse-revurdering/revurdering') END AS actual_exemptions,
  CASE WHEN j.free THEN 'LFN § 9 d'::ENUM ('LFN § 9 d') END AS actual_basis
FROM judged j LEFT JOIN shown s ON s."case" = j."case" AND j.status = 'applies'
