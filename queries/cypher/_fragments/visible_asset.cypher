// The viewer sees the asset: by visibility, as its owner, or as a steward of the owning organisation (C5).
// visible_asset(a)
({a}.visibility IN $visible OR @belongs_asset({a}))
