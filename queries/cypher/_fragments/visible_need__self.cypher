// As visible_need, for a viewer who is a steward of nothing: by the visibility of the need and of its subject, or as his own.
// visible_need__self(n)
(({n}.visibility IN $visible AND EXISTS { MATCH ({n})<-[:HAS_NEED]-(vns:Person|Organisation|Project) WHERE vns.visibility IN $visible }) OR @belongs_need({n}))
