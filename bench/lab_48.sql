-- LAB § 48, stk. 1, with the numbers of BAB, on 1 October 2018, written by hand; the exemption for small safe
-- environments lies over it in four municipalities, on two judgements on record. All facts are known here.
SELECT "case", DATE '2018-10-01' AS "on", 'LAB-2003 § 48, stk. 1'::ENUM ('LAB-2003 § 48, stk. 1') AS provision, free AS differs,
  'applies'::status AS ordinary_status, 'limit'::effect AS ordinary_effect, most AS ordinary_value, 'personer'::ENUM ('personer') AS ordinary_unit,
  NULL::DATE AS ordinary_arises, NULL::DATE AS ordinary_due, NULL::VARCHAR AS ordinary_state, NULL::DATE AS ordinary_fulfilled,
  NULL::VARCHAR AS ordinary_reason, NULL::VARCHAR AS ordinary_missing,
  CASE WHEN free THEN 'waived'::status ELSE 'applies'::status END AS actual_status, 'limit'::effect AS actual_effect,
  CASE WHEN NOT free THEN most END AS actual_value, CASE WHEN NOT free THEN 'personer'::ENUM ('personer') END AS actual_unit,
  NULL::DATE AS actual_arises, NULL::DATE AS actual_due, NULL::VARCHAR AS actual_state, NULL::DATE AS actual_fulfilled,
  NULL::VARCHAR AS actual_reason, NULL::VARCHAR AS actual_missing,
  CASE WHEN free THEN 'forholdstal/små-miljøer'::ENUM ('forholdstal/små-miljøer') END AS actual_exemptions, CASE WHEN free THEN 'BEK 529/2018 § 8'::ENUM ('BEK 529/2018 § 8') END AS actual_basis
FROM (
  SELECT "case",
    CASE WHEN "ordinært ansatte" <= 50 THEN greatest(1, floor("ordinært ansatte" / 5)::INT)
         ELSE 10 + floor(("ordinært ansatte" - 50) / 10)::INT END::VARCHAR AS most,
    kommune IN ('Jammerbugt', 'Vesthimmerlands', 'Thisted', 'Frederikshavn')
      AND "ny i praktik målgruppe" IN ('2.3', '2.11', '2.13') AND "lille trygt miljø" AND "udvikler sig bedst der" AS free
  FROM virksomhed_cases) c
