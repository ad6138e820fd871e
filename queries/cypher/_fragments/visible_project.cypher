// The viewer sees the project: by visibility, or as a steward of an organisation that leads it today (C5).
// visible_project(j)
({j}.visibility IN $visible OR @led_by_steward({j}))
