// Binds j to the projects of the sector $sectorKey and of the space $space; a null restricts nothing (A12).
// report_projects_any(j)
MATCH ({j}:Project)
WHERE @visible_project({j})
  AND ($sectorKey IS NULL OR $sectorKey IN {j}.sectorKeys) AND ($space IS NULL OR $space IN {j}.spaces)
