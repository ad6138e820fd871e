// As visible_need, for a viewer without a person of his own: by the visibility of the need and of its subject.
// visible_need__anybody(n)
({n}.visibility IN $visible AND EXISTS { MATCH ({n})<-[:HAS_NEED]-(vns:Person|Organisation|Project) WHERE vns.visibility IN $visible })
