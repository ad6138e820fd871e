// The viewer sees the person: by visibility, as that person, or as a steward of an organisation with the person as active member (C5).
// visible_person(p)
({p}.visibility IN $visible OR @belongs_person({p}))
