// One relation of those that paths lead through (F1), in whichever direction: between people, organisations and projects.
// related(x, r, y)
({x})-[{r}:MEMBER_OF|WORKS_ON|PARTNERS_WITH|PART_OF]-({y})
