-- LAS § 31 on 1 October 2018, written by hand: 160 hours at most, 26.78 kr. an hour.
-- No exemption lies over it that day. A case without a recorded benefit, or without hours, is undecided.
SELECT e."case", DATE '2018-10-01' AS "on", 'LAS § 31'::ENUM ('LAS § 31') AS provision, FALSE AS differs,
  e.status AS ordinary_status, 'amount'::effect AS ordinary_effect, e.amount AS ordinary_value,
  CASE WHEN e.status = 'applies' THEN 'kr.'::ENUM ('kr.') END AS ordinary_unit, NULL::DATE AS ordinary_arises, NULL::DATE AS ordinary_due,
  NULL::VARCHAR AS ordinary_state, NULL::DATE AS ordinary_fulfilled, e.reason AS ordinary_reason, e.missing AS ordinary_missing,
  e.status AS actual_status, 'amount'::effect AS actual_effect, e.amount AS actual_value,
  CASE WHEN e.status = 'applies' THEN 'kr.'::ENUM ('kr.') END AS actual_unit, NULL::DATE AS actual_arises, NULL::DATE AS actual_due,
  NULL::VARCHAR AS actual_state, NULL::DATE AS actual_fulfilled, e.reason AS actual_reason, e.missing AS actual_missing,
  NULL::VARCHAR AS actual_exemptions, NULL::VARCHAR AS actual_basis
FROM (
  SELECT "case",
    CASE WHEN ydelse IS NULL THEN 'undecided'::status WHEN NOT receives THEN 'does not apply'::status
         WHEN kr IS NULL THEN 'undecided'::status ELSE 'applies'::status END AS status,
    -- zeros at the end are left out; to cut them off a text takes longer than all the rest
    CASE WHEN receives IS NOT TRUE THEN NULL WHEN kr = kr::DECIMAL(18, 0) THEN kr::DECIMAL(18, 0)::VARCHAR
         WHEN kr = kr::DECIMAL(18, 1) THEN kr::DECIMAL(18, 1)::VARCHAR
         WHEN kr = kr::DECIMAL(18, 2) THEN kr::DECIMAL(18, 2)::VARCHAR ELSE rtrim(kr::VARCHAR, '0') END AS amount,
    CASE WHEN NOT receives OR ydelse IS NULL THEN 'modtager'::ENUM ('modtager') END AS reason,
    CASE WHEN ydelse IS NULL THEN 'ydelse'::ENUM ('arbejdstimer', 'ydelse')
         WHEN receives AND kr IS NULL THEN 'arbejdstimer'::ENUM ('arbejdstimer', 'ydelse') END AS missing
  FROM (
    SELECT "case", ydelse, ydelse IN ('integrationsydelse', 'uddannelseshjælp', 'kontanthjælp') AS receives,
      CASE WHEN arbejdstimer IS NOT NULL THEN least(arbejdstimer, 160) * 26.78 END AS kr
    FROM person_cases) p) e
