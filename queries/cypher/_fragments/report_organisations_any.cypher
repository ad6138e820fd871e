// Binds o to the organisations of the sector $sectorKey and of the space $space; a null restricts nothing (A12).
// report_organisations_any(o)
MATCH ({o}:Organisation)
WHERE @visible_organisation({o})
  AND ($sectorKey IS NULL OR $sectorKey IN {o}.sectorKeys) AND ($space IS NULL OR $space IN {o}.spaces)
