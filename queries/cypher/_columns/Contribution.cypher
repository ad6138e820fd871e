// What can be read of the contribution x: the columns of records.Contribution, of which a statement takes
// those that it is asked for; the id is always there.
kind = x.kind
amount = x.amount
currency = x.currency
on = x.on
note = x.note
