// What can be read of the person x: the columns of records.Person, of which a statement takes
// those that it is asked for; the id is always there.
name = x.name
headline = x.headline
about = x.about
languages = x.languages
spaces = x.spaces
hours_per_week = x.hoursPerWeek
available_from = x.availableFrom
available_until = x.availableUntil
remote = x.remote
visibility = x.visibility
email = CASE WHEN @contact_visible(x) THEN x.email END
phone = CASE WHEN @contact_visible(x) THEN x.phone END
contact = x.contact
created_at = x.createdAt
updated_at = x.updatedAt
