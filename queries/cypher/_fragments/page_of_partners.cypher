// A page of partners, of the terms of the ties to them.
// page_of_partners
WITH x, reduce(all = [], some IN collect(kinds) | all + some) AS named, sum(partnerships) AS partnerships, min(since) AS since,
    sum(joint) AS joint, sum(shared) AS shared
  WITH x, [k IN ['ALLIANCE', 'FUNDING', 'SERVICE', 'MEMBERSHIP', 'KNOWLEDGE', 'OTHER'] WHERE k IN named] AS kinds, partnerships, since, joint, shared,
    round(partnerships + 0.5 * log(1 + joint) + 0.25 * log(1 + shared), 9, 'HALF_EVEN') AS strength
  WHERE true @{window}
  WITH x, kinds, partnerships, since, joint, shared, strength ORDER BY @order LIMIT $limit
  RETURN collect(@row) AS found
