// What can be read of the skill x: the columns of records.Skill, of which a statement takes
// those that it is asked for; the id is always there.
name = x.name
alt_names = x.altNames
description = x.description
