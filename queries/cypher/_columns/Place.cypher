// What can be read of the place x: the columns of records.Place, of which a statement takes
// those that it is asked for; the id is always there.
name = x.name
kind = x.kind
code = x.code
latitude = x.latitude
longitude = x.longitude
