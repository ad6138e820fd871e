// How many groups of two and more things x of the same name there are (ADR 0033).
// count_of_groups
WITH replace(x.nameWords, ' ', '') AS key, count(*) AS things
  WHERE things > 1
  RETURN count(*) AS total
