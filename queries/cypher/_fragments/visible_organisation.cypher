// The viewer sees the organisation: by its visibility, or as one of its stewards (C5).
// visible_organisation(o)
({o}.visibility IN $visible OR {o}.id IN $stewardOf)
