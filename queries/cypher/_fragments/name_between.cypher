// Things between $after and $before in the order by name ascending.
// name_between(x)
@name_after({x}) AND @name_before({x})
