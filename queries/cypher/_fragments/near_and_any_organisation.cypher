// Both near_organisations and any_organisation.
// near_and_any_organisation
@near_organisations
    UNION ALL
    @any_organisation
