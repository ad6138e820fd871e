// The project is led today by an organisation that the viewer is a steward of (C5).
// belongs_project(j)
@led_by_steward({j})
