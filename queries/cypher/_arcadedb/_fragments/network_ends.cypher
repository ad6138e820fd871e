// ArcadeDB goes from every node of the store where it is not told a label.
// network_ends(a, r, b)
({a}:Organisation)-[{r}:PARTNERS_WITH]->({b}:Organisation)
