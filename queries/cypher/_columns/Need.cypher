// What can be read of the need x: the columns of records.Need, of which a statement takes
// those that it is asked for; the id is always there.
title = x.title
kind = x.kind
asset_kind = x.assetKind
level = x.level
quantity = x.quantity
urgency = x.urgency
status = x.status
starts_on = x.startsOn
ends_on = x.endsOn
raised_on = x.raisedOn
fulfilled_on = x.fulfilledOn
visibility = x.visibility
created_at = x.createdAt
updated_at = x.updatedAt
