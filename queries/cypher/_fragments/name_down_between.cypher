// Things between $after and $before in the order by name descending, id ascending.
// name_down_between(x)
@name_down_after({x}) AND @name_down_before({x})
