// What can be read of the asset x: the columns of records.Asset, of which a statement takes
// those that it is asked for; the id is always there.
name = x.name
kind = x.kind
summary = x.summary
capacity = x.capacity
terms = x.terms
available_from = x.availableFrom
available_until = x.availableUntil
latitude = x.latitude
longitude = x.longitude
visibility = x.visibility
created_at = x.createdAt
updated_at = x.updatedAt
