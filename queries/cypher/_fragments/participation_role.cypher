// The place of a participation's role in the order of the enum ParticipationRole (A4).
// participation_role(r)
CASE {r}.role WHEN 'LEAD' THEN 0 WHEN 'PARTNER' THEN 1 WHEN 'CONTRIBUTOR' THEN 2 WHEN 'VOLUNTEER' THEN 3 WHEN 'FUNDER' THEN 4 ELSE 5 END
