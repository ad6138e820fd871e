// Both near_organisations and resident_organisations.
// near_organisations_and_residents
@near_organisations
    UNION ALL
    @resident_organisations
