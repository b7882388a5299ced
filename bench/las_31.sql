-- LAS § 31 on 1 October 2018, written by hand: 160 hours at most, 26.78 kr. an hour.
-- No exemption lies over it that day. A case without a recorded benefit, or without hours, is undecided.
SELECT e."case", DATE '2018-10-01' AS "on", 'LAS § 31' AS provision, FALSE AS differs,
  e.status AS ordinary_status, 'amount' AS ordinary_effect, e.amount AS ordinary_value,
  CASE WHEN e.status = 'applies' THEN 'kr.' END AS ordinary_unit, NULL::DATE AS ordinary_arises, NULL::DATE AS ordinary_due,
  NULL::VARCHAR AS ordinary_state, NULL::DATE AS ordinary_fulfilled, e.reason AS ordinary_reason, e.missing AS ordinary_missing,
  e.status AS actual_status, 'amount' AS actual_effect, e.amount AS actual_value,
  CASE WHEN e.status = 'applies' THEN 'kr.' END AS actual_unit, NULL::DATE AS actual_arises, NULL::DATE AS actual_due,
  NULL::VARCHAR AS actual_state, NULL::DATE AS actual_fulfilled, e.reason AS actual_reason, e.missing AS actual_missing,
  NULL::VARCHAR AS actual_exemptions, NULL::VARCHAR AS actual_basis
FROM (
  SELECT "case",
    CASE WHEN ydelse IS NULL THEN 'undecided'
         WHEN ydelse NOT IN ('integrationsydelse', 'uddannelseshjælp', 'kontanthjælp') THEN 'does not apply'
         WHEN arbejdstimer IS NULL THEN 'undecided' ELSE 'applies' END AS status,
    CASE WHEN ydelse IN ('integrationsydelse', 'uddannelseshjælp', 'kontanthjælp')
         THEN rtrim(rtrim((least(arbejdstimer, 160) * 26.78)::VARCHAR, '0'), '.') END AS amount,
    CASE WHEN ydelse IN ('integrationsydelse', 'uddannelseshjælp', 'kontanthjælp') THEN NULL ELSE 'modtager' END AS reason,
    CASE WHEN ydelse IS NULL THEN 'ydelse'
         WHEN ydelse IN ('integrationsydelse', 'uddannelseshjælp', 'kontanthjælp') AND arbejdstimer IS NULL
         THEN 'arbejdstimer' END AS missing
  FROM person_cases) e
